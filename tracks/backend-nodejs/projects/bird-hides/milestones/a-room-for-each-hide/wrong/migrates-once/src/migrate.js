import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

const FOLDER = join(import.meta.dirname, "..", "migrations");

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
try {
  for (const name of await pendingMigrations()) await apply(name);
} finally {
  await client.end();
}

async function pendingMigrations() {
  await client.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
  const names = await readdir(FOLDER);
  return names.toSorted();
}

/** The change and the note about it succeed or fail together. */
async function apply(name) {
  const sql = await readFile(join(FOLDER, name), "utf8");
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
    await client.query("COMMIT");
    console.log(`applied ${name}`);
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
