/**
 * Programs that were started ahead, without knowing what they will run. Each becomes one program of the learner's.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { join } from "node:path";
import { createLineReader } from "../wire/lines.ts";
import { type Assignment, WAITING } from "./assignment.ts";
import { PROGRAM_ENV } from "./program-env.ts";

const PROGRAM = join(import.meta.dirname, "waiting-program.js");
/** What node, or a package that is loaded ahead, reads only when it starts. */
const READ_AT_START = /^(?:NODE_(?!ENV$)|UV_|DEBUG|NO_DEPRECATION|TRACE_DEPRECATION|TZ$|LANG$|LC_|SSL_)/;

const waiting: ChildProcess[] = [];

/** Starts one; settles when it has loaded the packages and waits. */
export async function startWaitingProgram(
  nodeOptions: readonly string[],
  packages: readonly string[],
): Promise<void> {
  const child = spawn(process.execPath, [...nodeOptions, PROGRAM, ...packages], {
    env: PROGRAM_ENV,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    detached: true,
  });
  const channel = channelOf(child);
  await new Promise<void>((resolve, reject) => {
    channel?.on(
      "data",
      createLineReader(WAITING.length, () => resolve(), reject),
    );
    child.on("error", reject);
    child.on("exit", reject);
  });
  child.removeAllListeners("exit");
  waiting.push(child);
}

/**
 * A program that was started ahead and now becomes `node ...args` in the folder; null when there is none, or when it would
 * not be the same.
 */
export function assignWaitingProgram(assignment: Assignment): ChildProcess | null {
  const { args, env } = assignment;
  const isPlain = args[0] !== undefined && !args[0].startsWith("-");
  const differs = Object.entries(env).some(
    ([name, value]) => READ_AT_START.test(name) && value !== PROGRAM_ENV[name],
  );
  if (!isPlain || differs) return null;
  const child = waiting.pop();
  if (!child) return null;
  channelOf(child)?.end(`${JSON.stringify(assignment)}\n`);
  return child;
}

/** Forgets those that wait: they are about to be ended with all else. */
export function dropWaitingPrograms(): void {
  waiting.length = 0;
}

function channelOf(child: ChildProcess): Socket | null {
  const channel = child.stdio[3];
  return channel instanceof Socket ? channel : null;
}
