/** A small file system in memory, to fill up. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Skipped } from "./case.ts";

export type SmallDisk = {
  folder: string;
  /** Fills it to its last byte. */
  fill: () => void;
  /** Frees the room that `fill` took. */
  free: () => void;
  remove: () => void;
};

const BLOCK = Buffer.alloc(65_536, 1);

/** @throws Skipped where this user may not mount */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "aulo-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Skipped("needs the right to mount a file system");
  }
  const filler = join(folder, "filler");
  mkdirSync(join(folder, "data"));
  return {
    folder: join(folder, "data"),
    fill: () => {
      const file = openSync(filler, "a");
      try {
        while (statfsSync(folder).bfree > 0) writeSync(file, BLOCK);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      spawnSync("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
