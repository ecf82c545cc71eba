import pg from "pg";

export function createPool() {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 5 });
  pool.on("error", (error) => console.error(`database: ${error.message}`));
  return pool;
}

/** Makes the tables that are missing. */
export async function createTables(db) {
  await db.query(`CREATE TABLE IF NOT EXISTS orders (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY
  )`);
  await db.query(`CREATE TABLE IF NOT EXISTS cards (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id integer NOT NULL REFERENCES orders,
    receiver text NOT NULL,
    text     text NOT NULL,
    state    text NOT NULL DEFAULT 'waiting'
  )`);
}

/** Runs the work in one transaction, on a client of its own. */
export async function inTransaction(pool, work) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
