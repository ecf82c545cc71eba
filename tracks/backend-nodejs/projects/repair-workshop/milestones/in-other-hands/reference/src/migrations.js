import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inTransaction } from "./db.js";

const FOLDER = join(import.meta.dirname, "..", "migrations");

/** Brings the database up to date. Returns the names of the migrations that were pending. */
export async function migrate(pool) {
  await pool.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
  const pending = await pendingMigrations(pool);
  for (const name of pending) await inTransaction(pool, (client) => apply(client, name));
  return pending;
}

/** The names of the migrations that this database has not had yet, in their order. */
export async function pendingMigrations(pool) {
  const { rows } = await pool.query("SELECT name FROM migrations");
  const applied = new Set(rows.map(({ name }) => name));
  const names = await readdir(FOLDER);
  return names.toSorted().filter((name) => !applied.has(name));
}

/** The change and the note about it succeed or fail together. */
async function apply(client, name) {
  await client.query(await readFile(join(FOLDER, name), "utf8"));
  await client.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
}
