import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../packages/server/src/main.ts", import.meta.url));
const READY = /^Aulo is ready at (http:\S+)$/;

export type Server = { base: string; stop(): Promise<void> };

/** Starts an Aulo on a free port with a data folder of its own, which `stop` removes. */
export async function startServer(environment: Record<string, string> = {}): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "aulo-"));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: "0", AULO_DATA_DIR: folder, LOG_LEVEL: "warn", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const base = await untilReady(child);
  child.stdout?.resume();
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  return { base, stop };
}

async function untilReady(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The server's output is not connected.");
  for await (const line of createInterface({ input: child.stdout })) {
    const base = line.match(READY)?.[1];
    if (base) return base;
  }
  throw new Error("The server ended before it was ready; its error stands above.");
}
