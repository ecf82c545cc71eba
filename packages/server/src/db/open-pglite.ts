import { chmodSync, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DurableFiles } from "./durable-files.ts";
import { readTemplate } from "./template.ts";

/** PGlite's own options without `-F`, so that fsync is on, and with small buffers, so that it starts sooner. Of the sync methods, only `fsync` reaches the disk. */
const START_OPTIONS = [
  ...PGlite.defaultStartParams.filter((option) => option !== "-F"),
  ..."-c shared_buffers=8MB -c wal_buffers=64kB -c wal_sync_method=fsync".split(" "),
];

/** Two segments of the write-ahead log, and some pages. */
const LEAST_ROOM_BYTES = 4_194_304;

/** PostgreSQL on the folder `pg` of the data folder, which is prepared from the template on the first start. */
export async function openPglite(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, "pg");
  ensureRoom(dataDir);
  // This file is written last: a folder without it is new, or a start was interrupted while preparing it.
  const complete = join(dataDir, "pg-complete");
  const isNew = !existsSync(complete);
  if (isNew) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  closeToOthers(folder);
  const template = isNew ? readTemplate() : null;
  const pglite = await PGlite.create({
    fs: new DurableFiles(folder),
    startParams: START_OPTIONS,
    initDbStartParams: ["--wal-segsize=1"],
    ...(template === null ? {} : { loadDataDir: template }),
  });
  if (isNew) writeFileSync(complete, "");
  return pglite;
}

/**
 * A start writes to the write-ahead log, and without room for that PostgreSQL ends itself.
 *
 * @throws an error with the code ENOSPC
 */
function ensureRoom(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < LEAST_ROOM_BYTES)
    throw Object.assign(new Error(`The disk of ${dataDir} is full.`), { code: "ENOSPC" });
}

/** Learners' data is for its owner alone; a file system without modes, such as some shared volumes, keeps its own. */
function closeToOthers(folder: string): void {
  try {
    chmodSync(folder, 0o700);
  } catch {
    // The start goes on: the modes are the volume's, and nothing here can change them.
  }
}
