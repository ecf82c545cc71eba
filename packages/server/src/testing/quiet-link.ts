import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A link to a server that can fall silent, as when the machine at the other end is gone: nothing arrives, and no connection ends. */
export type QuietLink = {
  /** The address of the server by this link. */
  url: string;
  /** Silences the connections that are open. New ones work. */
  silence: () => void;
  close: () => void;
};

/** Opens a link to the server of an address with a host and a port. */
export async function openQuietLink(url: string): Promise<QuietLink> {
  const { hostname, port } = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far).pipe(near);
    for (const socket of pair) {
      socket.on("error", () => {});
      socket.on("close", () => {
        if (pairs.has(pair)) for (const each of pair) each.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const through = new URL(url);
  through.host = `127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
  const all: Socket[] = [];
  return {
    url: through.href,
    silence: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
        all.push(near, far);
      }
      pairs.clear();
    },
    close: () => {
      for (const socket of [...all, ...[...pairs].flat()]) socket.destroy();
      server.close();
    },
  };
}
