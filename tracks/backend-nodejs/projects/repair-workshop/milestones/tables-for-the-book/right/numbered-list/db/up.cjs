const { readFileSync } = require("node:fs");
const { Client } = require("pg");

const steps = ["things-and-repairs", "slots-and-bookings", "reports"];

async function up() {
  const client = new Client();
  await client.connect();
  await client.query("BEGIN");
  await client.query("CREATE TABLE IF NOT EXISTS schema_version (version int NOT NULL)");
  const { rows } = await client.query("SELECT coalesce(max(version), 0) AS version FROM schema_version");
  for (let version = rows[0].version; version < steps.length; version += 1) {
    await client.query(readFileSync(`${__dirname}/../migrations/000${version + 1}-${steps[version]}.sql`, "utf8"));
    await client.query("INSERT INTO schema_version VALUES ($1)", [version + 1]);
  }
  await client.query("COMMIT");
  await client.end();
}

up().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
