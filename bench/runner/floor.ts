/**
 * Lower bounds of this machine for the parts of a run, without sandbox, spec or judge:
 * 1. a round trip over a pipe;
 * 2. a waiting `node`, warmed up with other modules, that loads one module and answers ten calls;
 * 3. new sandboxes that do nothing: bubblewrap and a bare `node`, two at a time.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SOLUTION } from "./exercises.ts";

const BUBBLEWRAP = "/usr/bin/bwrap";
const REHEARSALS = 20;
const CALLS = 10;

/** Round-trip times over a pipe, ms. */
export async function pipeRoundTrips(): Promise<number[]> {
  const echo = "process.stdin.on('data', (chunk) => process.stdout.write(chunk))";
  const child = spawn(process.execPath, ["-e", echo], { stdio: ["pipe", "pipe", "ignore"] });
  const list: number[] = [];
  for (let round = 0; round < 1_200; round += 1) {
    const from = performance.now();
    const back = once(child.stdout, "data");
    child.stdin.write("x\n");
    await back;
    if (round >= 200) list.push(performance.now() - from);
  }
  child.kill();
  return list;
}

/** Starts a waiting process. `run` returns the time of one module and ten calls in ms, and ends the process. */
export async function startWaiting(): Promise<{ run: () => Promise<number> }> {
  const folder = mkdtempSync(join(tmpdir(), "aulo-floor-"));
  const child = spawn(process.execPath, [import.meta.filename, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ask = async (message: object) => {
    const back = once(child.stdout, "data");
    child.stdin.write(`${JSON.stringify(message)}\n`);
    return JSON.parse(`${await back}`);
  };
  const exercise = async () => {
    await ask({ source: SOLUTION });
    for (let last = 0; last < CALLS; last += 1) {
      if ((await ask({ list: [1, 2, last] })) !== 3 + last) throw new Error("It does not add up.");
    }
  };
  for (let round = 0; round < REHEARSALS; round += 1) await exercise();
  return {
    run: async () => {
      const from = performance.now();
      await exercise();
      const tookMs = performance.now() - from;
      await end(child);
      rmSync(folder, { recursive: true });
      return tookMs;
    },
  };
}

/** Sandboxes started and ended per second; null without bubblewrap. */
export async function bareSandboxesPerSecond(seconds: number): Promise<number | null> {
  if (!existsSync(BUBBLEWRAP)) return null;
  const walls = [
    "--unshare-all",
    "--ro-bind",
    "/",
    "/",
    "--proc",
    "/proc",
    "--dev",
    "/dev",
    "--tmpfs",
    "/tmp",
    // The project itself may be below /tmp, which is empty in there.
    "--ro-bind",
    process.execPath,
    "/tmp/node",
  ];
  const from = performance.now();
  let done = 0;
  const one = async () => {
    while (performance.now() - from < seconds * 1_000) {
      const child = spawn(BUBBLEWRAP, [...walls, "/tmp/node", "-e", "0"], { stdio: "ignore" });
      const [exitCode] = await once(child, "close");
      if (exitCode !== 0) throw new Error(`A bare sandbox ended with ${exitCode}.`);
      done += 1;
    }
  };
  await Promise.all([one(), one()]);
  return done / ((performance.now() - from) / 1_000);
}

async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "close");
}

async function wait(folder: string): Promise<void> {
  let loads = 0;
  let total: (list: number[]) => number = () => 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const message: { source?: string; list: number[] } = JSON.parse(line);
    if (message.source !== undefined) {
      loads += 1;
      const path = join(folder, `main-${loads}.mjs`);
      writeFileSync(path, message.source);
      ({ total } = await import(path));
    }
    process.stdout.write(`${message.source === undefined ? total(message.list) : true}\n`);
  }
}

const [, , folder] = process.argv;
if (import.meta.main && folder !== undefined) await wait(folder);
