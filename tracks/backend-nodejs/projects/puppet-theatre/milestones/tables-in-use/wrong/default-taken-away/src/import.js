import { readFile } from "node:fs/promises";
import pg from "pg";
import { inTransaction } from "./transaction.js";

const path = process.env.DATA_FILE ?? "data/theatre.json";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
try {
  const data = JSON.parse(await readFile(path, "utf8"));
  await inTransaction(pool, (client) => importAll(client, data));
  console.log(`imported ${data.shows.length} shows and ${data.bookings.length} bookings`);
} catch (error) {
  console.error(`${path} was not imported: ${error.message}`);
  process.exitCode = 1;
} finally {
  await pool.end();
}

async function importAll(client, { shows, bookings }) {
  const found = await client.query("SELECT id FROM shows LIMIT 1");
  if (found.rowCount > 0) throw new Error("There are shows already.");
  for (const { id, title, startsAt, seats } of shows) {
    const values = [id, title, startsAt, seats];
    await client.query("INSERT INTO shows (id, title, starts_at, seats, free, price) VALUES ($1, $2, $3, $4, $4, 800)", values);
  }
  for (const { id, showId, name, seats } of bookings) {
    const values = [id, showId, name, seats];
    await client.query("INSERT INTO bookings (id, show_id, name, seats) VALUES ($1, $2, $3, $4)", values);
    await client.query("UPDATE shows SET free = free - $2 WHERE id = $1", [showId, seats]);
  }
  await goOnAfter(client, "shows", shows);
  await goOnAfter(client, "bookings", bookings);
}

/** The next id that the database gives comes after these. */
async function goOnAfter(client, table, things) {
  const last = things.reduce((largest, thing) => Math.max(largest, thing.id), 0);
  await client.query("SELECT setval(pg_get_serial_sequence($1, 'id'), $2, false)", [table, last + 1]);
}
