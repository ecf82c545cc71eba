/**
 * Control groups (Linux, version 2) below one that was delegated to the runner. In each the kernel limits all
 * processes of a run together.
 * 1. The `memory`, `pids` and `cpu` controllers of the delegated group are handed on to the groups below it. It must
 *    not hold processes itself, since the kernel hands nothing on from a group that does. Groups left by
 *    earlier runners are removed.
 * 2. A run's group is made with its limits. The first process is put there before it starts others.
 * 3. At the end of the run all processes of the group are killed in one step, and the group is removed.
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
import { valueOr } from "../../shared/value-or.ts";

/** `handedOn`: the controllers that can limit a run. */
export type ControlGroups = { path: string; handedOn: readonly string[] };

export type GroupLimits = {
  /**
   * Memory of the processes, of the kernel for them, and of files in memory. Above it the kernel kills them
   * all.
   */
  memoryBytes: number;
  /** Processes and threads. */
  tasks: number;
};

export type ControlGroup = {
  /**
   * Sets the weight of its processes against those of other groups, 1 to 10,000. Without the `cpu` controller it has no effect.
   */
  weigh: (weight: number) => void;
  /** Moves a process into the group. Children that it already has stay where they are. */
  add: (processId: number) => void;
  /** Whether the kernel killed the processes because they ran out of memory. */
  ranOutOfMemory: () => boolean;
  /** Kills the remaining processes and removes the group. */
  remove: () => Promise<void>;
};

/** Type that `statfs` reports for a file system of control groups, version 2. */
const CGROUP2_MAGIC = 0x63677270;
const WANTED = ["memory", "pids", "cpu"];
/** `aulo-`, the runner's process id and a number. */
const OWN_NAME = /^aulo-(\d+)-\d+$/;
/** Longest wait, ms, for killed processes to leave the group, and the interval between two checks. */
const REMOVE_MS = 2_000;
const REMOVE_LOOK_MS = 5;

let made = 0;

/** @throws Error with the reason when runs cannot have groups below this path */
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
    // The file is missing when the machine has no swap.
    valueOr(() => write("memory.swap.max", 0), null);
  }
  if (groups.handedOn.includes("pids")) write("pids.max", limits.tasks);
  return {
    weigh: (weight) => {
      if (groups.handedOn.includes("cpu")) valueOr(() => write("cpu.weight", weight), null);
    },
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

/** Whether the runner that made the group has ended. */
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

/** @returns whether the group is gone; the kernel removes the files in it */
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
