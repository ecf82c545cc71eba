import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { log, toLogged } from "./log.js";

/** Time for a connection, and for one statement, ms. Both together stay below the two seconds that a visitor waits. */
const CONNECTS_WITHIN_MS = 800;
const ANSWERS_WITHIN_MS = 800;

/**
 * The database. A failure of the way there, and not of a statement, has `isAway: true`.
 *
 * `query` and `inTransaction` reject with it; `answers` resolves to whether the database answers in time.
 */
export function createPool(connectionString) {
  const pool = new pg.Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: CONNECTS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  });
  // A connection that breaks while nobody uses it must not end the service.
  pool.on("error", (error) => {
    log("error", "connection to the database lost", { error: toLogged(error) });
    process.exit(1);
  });
  return {
    query: (text, values) => pool.query(text, values).catch(throwMarked),
    connect: () => pool.connect().catch(throwMarked),
    answers: () => {
      const asked = pool.query("SELECT 1").then(
        () => true,
        () => false,
      );
      return Promise.race([asked, sleep(ANSWERS_WITHIN_MS, false, { ref: false })]);
    },
  };
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
    throwMarked(error);
  }
}

/** PostgreSQL gives each of its own errors a severity. FATAL ones end the connection. */
function throwMarked(error) {
  if (error.severity === undefined || error.severity === "FATAL") error.isAway = true;
  throw error;
}
