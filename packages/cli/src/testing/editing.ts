import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rename, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { dirname, join } from "node:path";

/** Saves a file as editors do that never leave half a file: a new file beside it takes its place. */
export async function saveByRename(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${randomUUID()}.swp`);
  await writeFile(beside, text);
  await rename(beside, path);
}

/** A door to a server that can be closed and opened again at the same address. */
export type Door = { base: string; close: () => Promise<void>; open: () => Promise<void> };

export async function openDoor(to: string): Promise<Door> {
  const port = Number(new URL(to).port);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const inner = dial(port, "127.0.0.1");
    for (const each of [socket, inner]) {
      sockets.add(each);
      each.on("error", () => {}).on("close", () => sockets.delete(each));
    }
    socket.pipe(inner).pipe(socket);
    socket.on("close", () => inner.destroy());
    inner.on("close", () => socket.destroy());
  });
  const open = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
  };
  await open(0);
  const { port: own } = toAddress(server.address());
  return {
    base: `http://127.0.0.1:${own}`,
    open: () => open(own),
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function toAddress(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("The door has no port.");
  return address;
}
