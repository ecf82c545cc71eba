const { readFileSync } = require("node:fs");
const { Client } = require("pg");

async function main() {
  const text = readFileSync(process.env.DATA_FILE, "utf8");
  const client = new Client();
  await client.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query("SELECT count(*)::int AS shows FROM shows");
    if (rows[0].shows > 0) throw new Error("not empty");
    await client.query(
      `INSERT INTO shows (id, title, starts_at, seats, free)
       SELECT (one->>'id')::int, one->>'title', (one->>'startsAt')::timestamptz, (one->>'seats')::int,
         (one->>'seats')::int - (SELECT coalesce(sum((b->>'seats')::int), 0) FROM json_array_elements($1::json->'bookings') AS b WHERE b->>'showId' = one->>'id')
       FROM json_array_elements($1::json->'shows') AS one`,
      [text],
    );
    await client.query(
      "INSERT INTO bookings (id, show_id, name, seats) SELECT (b->>'id')::int, (b->>'showId')::int, b->>'name', (b->>'seats')::int FROM json_array_elements($1::json->'bookings') AS b",
      [text],
    );
    for (const table of ["shows", "bookings"]) {
      await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM ${table}), false)`);
    }
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
