import { readdir, readFile } from "node:fs/promises";

const FOLDER = new URL("../migrations/", import.meta.url);

/** Names of the files that the database has not had, in order. Nothing is changed. */
export async function listPending(db) {
  const names = await readdir(FOLDER);
  const applied = await listApplied(db);
  const own = names.filter((name) => name.endsWith(".sql")).toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  return own.filter((name) => !applied.includes(name));
}

/** Applies one file. The change and the note about it succeed or fail together. */
export async function applyMigration(client, name) {
  const sql = await readFile(new URL(name, FOLDER), "utf8");
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
    await client.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function listApplied(db) {
  const { rows: found } = await db.query("SELECT to_regclass('migrations') IS NOT NULL AS is_there");
  if (!found[0].is_there) return [];
  const { rows } = await db.query("SELECT name FROM migrations");
  return rows.map(({ name }) => name);
}
