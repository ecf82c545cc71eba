import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inTransaction } from "./transaction.js";

const FOLDER = join(import.meta.dirname, "..", "migrations");
const LOCK = 601_847;

/** Every change is written so that it does no harm the second time. */
export function migrate(pool, { isLater = false } = {}) {
  return inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const folder = isLater ? join(FOLDER, "later") : FOLDER;
    const names = (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted();
    for (const name of names) await client.query(await readFile(join(folder, name), "utf8"));
    return names;
  });
}
