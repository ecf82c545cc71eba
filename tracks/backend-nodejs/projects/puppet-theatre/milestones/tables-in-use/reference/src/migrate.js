import pg from "pg";
import { migrate } from "./migrations.js";

const isLater = process.argv[2] === "later";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
try {
  for (const name of await migrate(pool, { isLater })) console.log(`applied ${name}`);
} catch (error) {
  console.error(`Nothing was migrated: ${error.message}`);
  process.exitCode = 1;
} finally {
  await pool.end();
}
