import { readdir } from "node:fs/promises";
import pg from "pg";

const FOLDER = new URL("../migrations/", import.meta.url);
const [direction, most = "100"] = process.argv.slice(2);

const db = new pg.Client({ connectionString: process.env.DATABASE_URL });
await db.connect();
await db.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
const { rows } = await db.query("SELECT name FROM migrations ORDER BY name");
const applied = rows.map((row) => row.name);

/** Runs one migration and notes it down, together or not at all. */
async function run(name, step, note) {
  const migration = await import(new URL(name, FOLDER));
  await db.query("BEGIN");
  await migration[step](db);
  await db.query(note, [name]);
  await db.query("COMMIT");
}

if (direction === "up") {
  const pending = (await readdir(FOLDER)).filter((name) => !applied.includes(name)).sort();
  for (const name of pending.slice(0, Number(most))) {
    await run(name, "up", "INSERT INTO migrations VALUES ($1)");
  }
} else if (applied.length > 0) {
  await run(applied.at(-1), "down", "DELETE FROM migrations WHERE name = $1");
}
await db.end();
