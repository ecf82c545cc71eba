import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { valueOr } from "../../shared/value-or.ts";

export type DiskUse = { bytes: number; files: number };

const BLOCK_BYTES = 512;

/**
 * Adds up the files below the folders, until a limit is passed. Links are not followed. A file with two names
 * counts twice. A folder that cannot be read, because it is closed or its path is too long, counts as too
 * many files.
 */
export function diskUse(folders: readonly string[], limits: DiskUse): DiskUse {
  const use = { bytes: 0, files: 0 };
  const found = [...folders];
  try {
    for (const folder of found) {
      for (const entry of entriesOf(folder)) {
        const path = join(folder, entry.name);
        use.files += 1;
        // Blocks on the disk: a sparse file takes less than its size.
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

/** Bytes of unlinked files that one of these processes still has open. */
export function namelessBytes(processIds: readonly number[]): number {
  const sizes = new Map<string, number>();
  for (const id of processIds) {
    for (const { dev, ino, blocks } of openFiles(id).filter((file) => file.isFile() && file.nlink === 0))
      sizes.set(`${dev} ${ino}`, blocks * BLOCK_BYTES);
  }
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Open files of a process, except those that it closed meanwhile. */
function openFiles(id: number): Stats[] {
  const folder = `/proc/${id}/fd`;
  return valueOr(() => readdirSync(folder), []).flatMap((name) =>
    valueOr(() => [statSync(join(folder, name))], []),
  );
}

/** Entries of a folder; empty when it was removed meanwhile. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
