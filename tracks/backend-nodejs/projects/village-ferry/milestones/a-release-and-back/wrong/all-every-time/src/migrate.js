import pg from "pg";
import { applyMigration, listAll } from "./migrations.js";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000 });
await client.connect();
try {
  for (const name of await listAll()) {
    await applyMigration(client, name);
    console.log(`applied ${name}`);
  }
} finally {
  await client.end();
}
