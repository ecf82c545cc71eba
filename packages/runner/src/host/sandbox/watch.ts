/**
 * A watch over all that runs in one sandbox, from outside. Limits of a process hold for each process, and files in memory have a
 * limit on their bytes but none on their number; this one counts all together:
 *
 * 1. every 100 ms its processes are listed;
 * 2. their memory is added up, without what is mapped from files, since all runs share that;
 * 3. the files in the sandbox's own folders in memory are counted;
 * 4. what lies on the disk is looked through and added up, no further than to its limits, with open files that have lost their name;
 * 5. what is above its limit is told, once.
 */
import { readFileSync, statfsSync } from "node:fs";
import { type DiskUse, diskUse, namelessBytes } from "./disk-use.ts";
import { valueOr } from "./value-or.ts";

/** Folders on the machine's disk, with what may lie in all of them together. */
export type DiskLimits = DiskUse & { folders: readonly string[] };

export type WatchLimits = {
  /** All processes together, bytes. */
  memoryBytes: number;
  /** Files and folders in each of these, as the processes inside see them. */
  files: number;
  /** These are known by their size: before a sandbox has its own root, the same names are the host's. */
  folderBytes: Readonly<Record<string, number>>;
  disk: DiskLimits | null;
  /** How many there may be. */
  processes: number | null;
};

export type Excess = "memory" | "files" | "disk" | "processes";

const EVERY_MS = 100;

/**
 * Watches until it is told to stop. Where the system tells nothing of its processes, it sees no excess.
 *
 * @returns `stop` looks a last time, at the processes that it is given, and gives the most memory that was seen, bytes; null where none
 *   could be
 */
export function watchSandbox(
  processIds: () => readonly number[],
  limits: WatchLimits,
  onExcess: (excess: Excess) => void,
): { stop: (lastIds: readonly number[]) => number | null } {
  let peakBytes = 0;
  const look = (ids: readonly number[]) => {
    const bytes = ids.reduce((sum, id) => sum + memoryOf(id), 0);
    peakBytes = Math.max(peakBytes, bytes);
    return bytes;
  };
  const timer = setInterval(() => {
    const ids = processIds();
    const excess = look(ids) > limits.memoryBytes ? "memory" : otherExcess(ids, limits);
    if (excess === null) return;
    clearInterval(timer);
    onExcess(excess);
  }, EVERY_MS);
  timer.unref();
  return {
    stop: (lastIds) => {
      clearInterval(timer);
      look(lastIds);
      return peakBytes || null;
    },
  };
}

function otherExcess(ids: readonly number[], limits: WatchLimits): Excess | null {
  const { files, folderBytes, disk, processes } = limits;
  if (processes !== null && ids.length > processes) return "processes";
  const last = ids.at(-1);
  const folders = last === undefined ? [] : Object.entries(folderBytes);
  const isFull = folders.some(([folder, bytes]) => filesIn(`/proc/${last}/root${folder}`, bytes) > files);
  if (isFull) return "files";
  return disk ? diskExcess(ids, disk) : null;
}

function diskExcess(ids: readonly number[], limits: DiskLimits): Excess | null {
  const use = diskUse(limits.folders, limits);
  if (use.files > limits.files) return "files";
  return use.bytes + namelessBytes(ids) > limits.bytes ? "disk" : null;
}

/** Memory that a process takes by itself or shares with others of its kind, bytes. */
function memoryOf(id: number): number {
  const status = valueOr(() => readFileSync(`/proc/${id}/status`, "utf8"), "");
  const kilobytes = [...status.matchAll(/^Rss(?:Anon|Shmem):\s*(\d+) kB$/gm)].map(([, held]) => Number(held));
  return kilobytes.reduce((sum, held) => sum + held, 0) * 1024;
}

function filesIn(folder: string, bytes: number): number {
  return valueOr(() => {
    const { files, ffree, blocks, bsize } = statfsSync(folder);
    return blocks * bsize === bytes ? files - ffree : 0;
  }, 0);
}
