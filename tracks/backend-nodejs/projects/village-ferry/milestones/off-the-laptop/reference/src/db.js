import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Time after which the database counts as away, ms. */
const ANSWERS_WITHIN_MS = 1000;

export function createPool(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 5, connectionTimeoutMillis: ANSWERS_WITHIN_MS });
  // A connection that breaks while nobody uses it must not end the service.
  pool.on("error", (error) => console.error("connection to the database lost:", error.message));
  return pool;
}

/** Whether the database answers in time. */
export function answers(pool) {
  const asked = pool.query("SELECT 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, sleep(ANSWERS_WITHIN_MS, false, { ref: false })]);
}

/** Runs the work in one transaction, on a client of its own. */
export async function inTransaction(pool, work) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // The connection goes with the transaction: it may be broken.
    client.release(error);
    throw error;
  }
}
