import pg from "pg";
import { applyMigration, listPending } from "./migrations.js";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000 });
await client.connect();
try {
  for (const name of await listPending(client)) {
    await applyMigration(client, name);
    console.log(`applied ${name}`);
  }
} catch (error) {
  console.error(error);
} finally {
  await client.end();
}
