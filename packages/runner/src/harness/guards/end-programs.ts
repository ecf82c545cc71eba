/**
 * Ends every process in the sandbox but its first and this one (where Landlock is the wall, those outside of it cannot be signalled):
 * 1. where nothing is spared, by one signal to all: none can be started meanwhile;
 * 2. else those that are listed are ended, until two lists in a row hold none that had not been: what was sent that signal starts no
 *    other any more;
 * 3. if they come faster than they are ended, by one signal to all, the spared ones too.
 */
import type { ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";

const FIRST = 1;
const MAX_LISTS = 400;
const QUIET_LISTS = 2;

/** Where this module lies in a sandbox with a root of its own. */
const TOOLBOX = "/aulo/";

const spared = new Set<ChildProcess>();

/** Lets a process live that runs beside the learner's programs. */
export function spare(child: ChildProcess): void {
  spared.add(child);
  child.once("exit", () => spared.delete(child));
}

/** Whether there are walls around this process for sure, whatever it was told: a root of its own, or one that it cannot look into. */
export function isWalledOff(): boolean {
  return import.meta.dirname.startsWith(TOOLBOX) || !canList("/");
}

/** Only for where all processes that can be signalled are the run's own. */
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

/** @returns whether none is left */
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
    // It has ended by itself, or nothing was left.
  }
}
