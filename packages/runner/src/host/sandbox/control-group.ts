/**
 * Control groups of Linux (version 2), below one that was delegated to the runner: in each the kernel itself limits what all processes
 * of a run take together.
 * 1. What the delegated group has of `memory` and `pids` is handed on to those below. It may hold no process itself, since the kernel
 *    hands nothing on from groups that do, and what an earlier runner left is removed.
 * 2. A run's group is made with its limits, and what is started is put there before it starts anything itself.
 * 3. At its end all that is left there is killed in one step, and the group removed.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { valueOr } from "./value-or.ts";

/** `handedOn` are those of its controllers that a run is limited by. */
export type ControlGroups = { path: string; handedOn: readonly string[] };

export type GroupLimits = {
  /** With what the kernel holds for them, and files in memory. More ends all of them. */
  memoryBytes: number;
  /** Processes and threads. */
  tasks: number;
};

export type ControlGroup = {
  /** Puts a process there. What it has started by then stays where it is. */
  add: (processId: number) => void;
  /** Whether the kernel ended them for want of memory. */
  ranOutOfMemory: () => boolean;
  /** Kills what is left and removes it. */
  remove: () => Promise<void>;
};

/** What `statfs` says of a file system of control groups, version 2. */
const CGROUP2_MAGIC = 0x63677270;
const WANTED = ["memory", "pids"];
/** Named by the process of the runner. */
const OWN_NAME = /^aulo-(\d+)-\d+$/;
/** What is killed is waited for, ms, and looked for so often. */
const REMOVE_MS = 2_000;
const REMOVE_LOOK_MS = 5;

let made = 0;

/** @throws Error with what is wrong with the group */
export function openControlGroups(path: string): ControlGroups {
  const refuse = (why: string) => new Error(`Runs cannot have control groups below ${path}: ${why}.`);
  if (typeOf(path) !== CGROUP2_MAGIC) throw refuse("it is no control group of version 2");
  try {
    const had = wordsIn(join(path, "cgroup.controllers"));
    const handedOn = WANTED.filter((name) => had.includes(name));
    writeFileSync(join(path, "cgroup.subtree_control"), handedOn.map((name) => `+${name}`).join(" "));
    for (const name of readdirSync(path).filter(isLeftBehind)) removeIfEmpty(join(path, name));
    const groups = { path, handedOn };
    removeIfEmpty(makeFolder(groups));
    return groups;
  } catch (error) {
    throw refuse(whyOf(error));
  }
}

export function makeControlGroup(groups: ControlGroups, limits: GroupLimits): ControlGroup {
  const folder = makeFolder(groups);
  const write = (name: string, value: number | string) => writeFileSync(join(folder, name), `${value}`);
  if (groups.handedOn.includes("memory")) {
    write("memory.max", limits.memoryBytes);
    write("memory.oom.group", 1);
    // Not there where the machine has no swap.
    valueOr(() => write("memory.swap.max", 0), null);
  }
  if (groups.handedOn.includes("pids")) write("pids.max", limits.tasks);
  return {
    add: (processId) => write("cgroup.procs", processId),
    ranOutOfMemory: () =>
      valueOr(() => /^oom_kill [1-9]/m.test(readFileSync(join(folder, "memory.events"), "utf8")), false),
    remove: async () => {
      valueOr(() => write("cgroup.kill", 1), null);
      const giveUpAt = performance.now() + REMOVE_MS;
      while (!removeIfEmpty(folder) && performance.now() < giveUpAt) await sleep(REMOVE_LOOK_MS);
    },
  };
}

/** Whether its runner is no more. */
function isLeftBehind(name: string): boolean {
  const [, id] = OWN_NAME.exec(name) ?? [];
  return id !== undefined && !existsSync(`/proc/${id}`);
}

function makeFolder({ path }: ControlGroups): string {
  made += 1;
  const folder = join(path, `aulo-${process.pid}-${made}`);
  mkdirSync(folder);
  return folder;
}

/** @returns whether it is gone; the files in it are the kernel's */
function removeIfEmpty(folder: string): boolean {
  return valueOr(() => rmdirSync(folder) ?? true, false);
}

function typeOf(path: string): number | null {
  return valueOr(() => statfsSync(path).type, null);
}

function wordsIn(file: string): string[] {
  return readFileSync(file, "utf8").split(/\s+/);
}

function whyOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EBUSY") return "it holds processes itself";
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") return "it is not this user's to write";
  return error instanceof Error ? error.message : `${error}`;
}
