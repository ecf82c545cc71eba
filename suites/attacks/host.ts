/** Targets of the probes. The host makes them for this purpose, so damage to them does no harm. */
import { createSocket } from "node:dgram";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { startVictim, survivors } from "../../packages/runner/src/testing/processes.ts";

/** Targets, in the form in which a probe receives them. */
export type Target = {
  /** World-readable and writable folder, and a file in it. */
  folder: string;
  secretFile: string;
  secret: string;
  /** World-readable module. */
  moduleFile: string;
  projectFolder: string;
  /** Value of an environment variable of the runner's process. */
  environmentSecret: string;
  hostname: string;
  tcpPort: number;
  udpPort: number;
  unixSocket: string;
  abstractSocket: string;
  /** Idle process of the same user. */
  victimId: number;
  runnerId: number;
};

export type Attacked = {
  target: Target;
  /** Whether any of its sockets received data since the last call. */
  wasReached: () => boolean;
  isVictimUnharmed: () => boolean;
  /** Files that did not exist at the start. */
  strangeFiles: () => string[];
  /**
   * Number of this machine's processes whose command line contains the text and that do not end within two
   * seconds.
   */
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
  // Under the permission model, code may signal this process, which then would end or open a debugger.
  process.on("SIGUSR1", ignore);
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
      process.off("SIGUSR1", ignore);
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

function ignore(): void {}
