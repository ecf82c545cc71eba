import pg from "pg";
import { log, toLogged } from "./log.js";

/** Time for a connection, and for one statement, ms. Both together stay below the three seconds that somebody waits. */
const CONNECTS_WITHIN_MS = 1300;
const ANSWERS_WITHIN_MS = 1300;

/** A pool of connections. An error of the way to the database, and not of a statement, has `isAway: true`. */
export function createPool(connectionString) {
  const pool = new pg.Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: CONNECTS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  });
  // A connection that breaks while nobody uses it must not end the service.
  pool.on("error", (error) => log("warn", "connection to the database lost", { error: toLogged(error) }));
  return {
    query: (text, values) => pool.query(text, values).catch(throwMarked),
    connect: () => pool.connect().catch(throwMarked),
    end: () => pool.end(),
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

/** An error of PostgreSQL has a code of five letters and digits. Those of class 57 and 08 mean that it goes away. */
function throwMarked(error) {
  error.isAway = !/^(?!57|08)[0-9A-Z]{5}$/.test(error.code ?? "");
  throw error;
}

/** Whether PostgreSQL refused the statement because a value is there already. */
export function isDuplicate(error) {
  return error.code === "23505";
}

/** Whether PostgreSQL refused the statement because rows refer to each other. */
export function isReference(error) {
  return error.code === "23503";
}
