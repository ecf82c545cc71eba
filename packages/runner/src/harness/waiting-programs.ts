/** Programs that were started ahead, before their entry is known. Each becomes one program of the learner. */
import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { join } from "node:path";
import { createLineReader } from "../wire/lines.ts";
import { type Assignment, WAITING } from "./assignment.ts";
import { NOTES_DESCRIPTOR } from "./note-writes.ts";
import { NOTE_WRITES, PROGRAM_ENV } from "./program-env.ts";

const PROGRAM = join(import.meta.dirname, "waiting-program.js");
/** Variables that node, or a package loaded ahead, reads only when it starts. */
const READ_AT_START = /^(?:NODE_(?!ENV$)|UV_|DEBUG|NO_DEPRECATION|TRACE_DEPRECATION|TZ$|LANG$|LC_|SSL_)/;

const waiting: ChildProcess[] = [];

/** Starts one waiting program. Settles when it has loaded the packages and waits. */
export async function startWaitingProgram(
  nodeOptions: readonly string[],
  packages: readonly string[],
): Promise<void> {
  const child = spawn(process.execPath, [...nodeOptions, NOTE_WRITES, PROGRAM, ...packages], {
    env: PROGRAM_ENV,
    stdio: ["pipe", "pipe", "pipe", "pipe", NOTES_DESCRIPTOR],
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
 * Turns a waiting program into `node ...args` in the folder. Null when no program waits, or when the result would
 * differ from a fresh start.
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

/** Forgets the waiting programs, which are about to be killed with all others. */
export function dropWaitingPrograms(): void {
  waiting.length = 0;
}

function channelOf(child: ChildProcess): Socket | null {
  const channel = child.stdio[3];
  return channel instanceof Socket ? channel : null;
}
