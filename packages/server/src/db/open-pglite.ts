import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DurableFiles } from "./durable-files.ts";
import { readTemplate } from "./template.ts";

/** As PGlite starts PostgreSQL, but with small buffers (it starts sooner) and with fsync, by the one call that reaches the disk. */
const START_OPTIONS = [
  ...PGlite.defaultStartParams.filter((option) => option !== "-F"),
  ..."-c shared_buffers=8MB -c wal_buffers=64kB -c wal_sync_method=fsync".split(" "),
];

/** PostgreSQL on the folder `pg` of the data folder, which is prepared from the template on the first start. */
export async function openPglite(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, "pg");
  // Written last: a folder without it is new or was left half prepared by a start that was interrupted.
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
