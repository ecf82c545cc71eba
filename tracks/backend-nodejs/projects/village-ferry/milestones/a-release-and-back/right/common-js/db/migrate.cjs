const pg = require("pg");
const { pending, textOf } = require("./pending.cjs");

async function main() {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query("CREATE TABLE IF NOT EXISTS applied_files (file text PRIMARY KEY, at timestamptz DEFAULT now())");
  for (const file of await pending(client)) {
    // One text of several statements is one transaction.
    await client.query(`${textOf(file)};\nINSERT INTO applied_files (file) VALUES ('${file}')`);
  }
  await client.end();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
