import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inTransaction } from "./transaction.js";

const FOLDER = join(import.meta.dirname, "..", "migrations");
/** Any number will do, if nobody else locks it. */
const LOCK = 601_847;

/**
 * Makes all changes that this database has not had yet, or none of them. With `isLater`, those that must wait until no older
 * version runs. Returns the names of the changes that were made.
 *
 * @throws Error when a change fails, or when a later one is asked for too early
 */
export async function migrate(pool, { isLater = false } = {}) {
  const pending = await inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await client.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
    const now = await pendingOf(client, "");
    if (isLater && now.length > 0) throw new Error("Call npm run migrate first.");
    const names = isLater ? await pendingOf(client, "later") : now;
    // Marked at once, so whoever comes second finds nothing pending.
    for (const name of names) await client.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
    return names;
  });
  await inTransaction(pool, async (client) => {
    for (const name of pending) await client.query(await readFile(join(FOLDER, name), "utf8"));
  });
  return pending;
}

/** The names of files in this part of the folder that were not applied, in their order. */
async function pendingOf(client, part) {
  const { rows } = await client.query("SELECT name FROM migrations");
  const applied = new Set(rows.map(({ name }) => name));
  const files = await readdir(join(FOLDER, part));
  const names = files.filter((file) => file.endsWith(".sql")).map((file) => join(part, file));
  return names.toSorted().filter((name) => !applied.has(name));
}
