import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DurableFiles } from "./durable-files.ts";
import { readTemplate } from "./template.ts";

/** PGlite's own options without `-F`, so that fsync is on, and with small buffers, so that it starts sooner. Of the sync methods, only `fsync` reaches the disk. */
const START_OPTIONS = [
  ...PGlite.defaultStartParams.filter((option) => option !== "-F"),
  ..."-c shared_buffers=8MB -c wal_buffers=64kB -c wal_sync_method=fsync".split(" "),
];

/** PostgreSQL on the folder `pg` of the data folder, which is prepared from the template on the first start. */
export async function openPglite(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, "pg");
  // This file is written last: a folder without it is new, or a start was interrupted while preparing it.
  const complete = join(dataDir, "pg-complete");
  const isNew = !existsSync(complete);
  if (isNew) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
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
