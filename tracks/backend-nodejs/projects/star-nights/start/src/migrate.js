import { readdir, readFile } from "node:fs/promises";
import pg from "pg";

const FOLDER = "migrations";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
try {
  await client.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
  const { rows } = await client.query("SELECT name FROM migrations");
  const applied = rows.map(({ name }) => name);
  const names = await readdir(FOLDER);
  for (const name of names.toSorted()) if (!applied.includes(name)) await apply(name);
} finally {
  await client.end();
}

/** The change and the note about it succeed or fail together. */
async function apply(name) {
  const sql = await readFile(`${FOLDER}/${name}`, "utf8");
  await client.query("BEGIN");
  await client.query(sql);
  await client.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
  await client.query("COMMIT");
  console.log(`applied ${name}`);
}
