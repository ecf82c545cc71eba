import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { valueOr } from "./value-or.ts";

export type DiskUse = { bytes: number; files: number };

const BLOCK_BYTES = 512;

/**
 * What lies in the folders and below, counted no further than to where it is more than the limits. Links are not followed, and a file
 * with two names counts twice. What cannot be looked at, as where it was closed or its path is too long, counts as too many files.
 */
export function diskUse(folders: readonly string[], limits: DiskUse): DiskUse {
  const use = { bytes: 0, files: 0 };
  const found = [...folders];
  try {
    for (const folder of found) {
      for (const entry of entriesOf(folder)) {
        const path = join(folder, entry.name);
        use.files += 1;
        // On the disk: a file with holes in it takes less than its size.
        use.bytes += (lstatSync(path, { throwIfNoEntry: false })?.blocks ?? 0) * BLOCK_BYTES;
        if (use.files > limits.files || use.bytes > limits.bytes) return use;
        if (entry.isDirectory()) found.push(path);
      }
    }
    return use;
  } catch {
    return { ...use, files: Number.POSITIVE_INFINITY };
  }
}

/** Bytes of the files that have no name any more, and last as long as one of these processes has them open. */
export function namelessBytes(processIds: readonly number[]): number {
  const sizes = new Map<string, number>();
  for (const id of processIds) {
    for (const { dev, ino, blocks } of openFiles(id).filter((file) => file.isFile() && file.nlink === 0))
      sizes.set(`${dev} ${ino}`, blocks * BLOCK_BYTES);
  }
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Those that were not closed while they were looked at. */
function openFiles(id: number): Stats[] {
  const folder = `/proc/${id}/fd`;
  return valueOr(() => readdirSync(folder), []).flatMap((name) =>
    valueOr(() => [statSync(join(folder, name))], []),
  );
}

/** None where the folder has been removed meanwhile. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
