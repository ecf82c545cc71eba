/**
 * Kills every process in the sandbox except the first one and this one. Under Landlock, processes outside cannot be
 * signalled.
 *
 * 1. If no process is spared, one signal goes to all, so that none can start meanwhile.
 * 2. Otherwise the listed processes are killed, until two lists in a row show no new process. A process that has
 *    received the signal cannot start another.
 * 3. If processes start faster than they are killed, one signal goes to all, also to the spared ones.
 */
import type { ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";

const FIRST = 1;
const MAX_LISTS = 400;
const QUIET_LISTS = 2;

/** Path of this module in a sandbox with its own root. */
const TOOLBOX = "/aulo/";

const spared = new Set<ChildProcess>();

/** Spares a process that runs beside the learner's programs. */
export function spare(child: ChildProcess): void {
  spared.add(child);
  child.once("exit", () => spared.delete(child));
}

/**
 * Whether this process is certainly contained: it has its own root, or it cannot list the root folder. It checks
 * this itself, since its instructions could be wrong.
 */
export function isWalledOff(): boolean {
  return import.meta.dirname.startsWith(TOOLBOX) || !canList("/");
}

/** Kills all other processes. Only where the run owns every process that can be signalled. */
export function endAllOthers(): void {
  if (spared.size === 0 || !endOneByOne()) end(-1);
}

function canList(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** @returns whether all are gone */
function endOneByOne(): boolean {
  const ended = new Set<number>([FIRST, process.pid, ...[...spared].map(({ pid = FIRST }) => pid)]);
  let quiet = 0;
  for (let lists = 0; lists < MAX_LISTS && quiet < QUIET_LISTS; lists += 1) {
    const found = processIds().filter((id) => !ended.has(id));
    quiet = found.length === 0 ? quiet + 1 : 0;
    for (const id of found) {
      end(id);
      ended.add(id);
    }
  }
  return quiet === QUIET_LISTS;
}

function processIds(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function end(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It has already ended, or no process is left.
  }
}
