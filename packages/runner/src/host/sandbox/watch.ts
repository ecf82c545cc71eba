/**
 * Watches all processes of one sandbox together, from outside. The system's limits apply to single processes,
 * and files in memory have a limit on their bytes but not on their number.
 * 1. Every 100 ms the processes are listed.
 * 2. Their memory is added up, without pages mapped from files, since all runs share those.
 * 3. The files in the sandbox's own folders in memory are counted.
 * 4. Its sockets are counted, where it has a network of its own: each may hold 200 KB of the kernel's memory.
 * 5. Files on the disk are added up until a limit is passed, with unlinked files that are still open.
 * 6. An excess is reported, once.
 */
import { readFileSync, statfsSync } from "node:fs";
import { valueOr } from "../../shared/value-or.ts";
import { type DiskUse, diskUse, namelessBytes } from "./disk-use.ts";

/** Limits for the sum of all folders on the machine's disk. */
export type DiskLimits = DiskUse & { folders: readonly string[] };

export type WatchLimits = {
  /** Bytes of all processes together. */
  memoryBytes: number;
  /** Files and folders in each of `folderBytes`. */
  files: number;
  /**
   * Bytes of each folder, by its path inside. The size identifies it: before a sandbox has its own root, the
   * path leads to the host's folder.
   */
  folderBytes: Readonly<Record<string, number>>;
  disk: DiskLimits | null;
  /** Most processes at once. */
  processes: number | null;
  /** Most sockets at once; null where the network is the machine's. */
  sockets: number | null;
};

export type Excess = "memory" | "files" | "disk" | "processes" | "sockets";

const EVERY_MS = 100;

/**
 * Watches until it is stopped. Where the system does not show its processes, it sees no excess.
 *
 * @returns `stop`, which measures the given processes a last time and returns the peak of memory in bytes;
 * null when none was measured
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
  const { files, folderBytes, disk, processes, sockets } = limits;
  if (processes !== null && ids.length > processes) return "processes";
  const last = ids.at(-1);
  if (sockets !== null && last !== undefined && socketsOf(last) > sockets) return "sockets";
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

/** Memory of a process without mapped files, bytes: anonymous pages, and pages shared with other processes. */
function memoryOf(id: number): number {
  const status = valueOr(() => readFileSync(`/proc/${id}/status`, "utf8"), "");
  const kilobytes = [...status.matchAll(/^Rss(?:Anon|Shmem):\s*(\d+) kB$/gm)].map(([, held]) => Number(held));
  return kilobytes.reduce((sum, held) => sum + held, 0) * 1024;
}

/** Sockets of the network in which a process is, or 0 when it is gone. */
function socketsOf(id: number): number {
  const table = valueOr(() => readFileSync(`/proc/${id}/net/sockstat`, "utf8"), "");
  return Number(/^sockets: used (\d+)/.exec(table)?.[1] ?? 0);
}

function filesIn(folder: string, bytes: number): number {
  return valueOr(() => {
    const { files, ffree, blocks, bsize } = statfsSync(folder);
    return blocks * bsize === bytes ? files - ffree : 0;
  }, 0);
}
