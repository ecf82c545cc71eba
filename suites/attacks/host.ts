/** What probes aim at: things of the host's own making, which would come to no harm. */
import { createSocket } from "node:dgram";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { startVictim, survivors } from "../../packages/runner/src/testing/processes.ts";

/** Finding to the code inside. */
export type Target = {
  /** A folder that everyone may read and write, and a file in it. */
  folder: string;
  secretFile: string;
  secret: string;
  /** A module that everyone may read. */
  moduleFile: string;
  projectFolder: string;
  /** Value of an environment variable of the runner's. */
  environmentSecret: string;
  hostname: string;
  tcpPort: number;
  udpPort: number;
  unixSocket: string;
  abstractSocket: string;
  /** A process of the user's that does nothing. */
  victimId: number;
  runnerId: number;
};

export type Attacked = {
  target: Target;
  /** Whether anything has come in since the last call, on any of its sockets. */
  wasReached: () => boolean;
  isVictimUnharmed: () => boolean;
  /** Files beside those that were there at the start. */
  strangeFiles: () => string[];
  /** How many processes of this machine whose command line holds the text do not end within two seconds. */
  survivors: (text: string) => Promise<number>;
  close: () => Promise<void>;
};

const OWN_FILES = ["secret.txt", "module.mjs", "host.sock"];

export async function prepareHost(): Promise<Attacked> {
  const folder = mkdtempSync(join(tmpdir(), "aulo-attacked-"));
  chmodSync(folder, 0o777);
  const secret = `secret-${process.pid}-${folder.slice(-6)}`;
  const environmentSecret = `environment-${secret}`;
  process.env.AULO_ATTACKED = environmentSecret;
  writeFileSync(join(folder, "secret.txt"), secret, { mode: 0o666 });
  writeFileSync(join(folder, "module.mjs"), `export const secret = ${JSON.stringify(secret)};\n`);
  let reached = 0;
  const count = () => {
    reached += 1;
  };
  const unixSocket = join(folder, "host.sock");
  const abstractSocket = `\0aulo-${secret}`;
  const servers = await Promise.all(
    [{ port: 0, host: "::" }, { path: unixSocket }, { path: abstractSocket }].map((at) => listen(at, count)),
  );
  const udp = createSocket("udp4").on("message", count);
  await new Promise<void>((resolve) => udp.bind(0, "127.0.0.1", resolve));
  const victim = await startVictim();
  const address = servers[0]?.address();
  const target: Target = {
    folder,
    secretFile: join(folder, "secret.txt"),
    secret,
    moduleFile: join(folder, "module.mjs"),
    projectFolder: join(import.meta.dirname, "..", ".."),
    environmentSecret,
    hostname: hostname(),
    tcpPort: typeof address === "object" && address ? address.port : 0,
    udpPort: udp.address().port,
    unixSocket,
    abstractSocket,
    victimId: victim.id,
    runnerId: process.pid,
  };
  return {
    target,
    wasReached: () => {
      const was = reached > 0;
      reached = 0;
      return was;
    },
    isVictimUnharmed: victim.isUnharmed,
    strangeFiles: () => readdirSync(folder).filter((name) => !OWN_FILES.includes(name)),
    survivors,
    close: async () => {
      victim.end();
      udp.close();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      rmSync(folder, { recursive: true, force: true });
      delete process.env.AULO_ATTACKED;
    },
  };
}

function listen(
  at: { port: number; host: string } | { path: string },
  onConnection: () => void,
): Promise<Server> {
  const server = createServer((socket) => {
    onConnection();
    socket.on("error", () => {}).destroy();
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject).listen(at, () => resolve(server));
    if ("path" in at && !at.path.startsWith("\0")) server.once("listening", () => chmodSync(at.path, 0o777));
  });
}
