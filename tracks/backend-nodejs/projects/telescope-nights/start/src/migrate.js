import { createPool } from "./db.js";
import { migrate } from "./migrations.js";

const pool = createPool(process.env.DATABASE_URL);
try {
  for (const name of await migrate(pool)) console.log(`applied ${name}`);
} finally {
  await pool.end();
}
