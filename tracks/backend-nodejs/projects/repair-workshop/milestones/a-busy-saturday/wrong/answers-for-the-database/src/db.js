import pg from "pg";
import { log, toLogged } from "./log.js";

/** A pool of connections. An error of the way to the database, and not of a statement, has `isAway: true`. */
export function createPool(connectionString) {
  const pool = new pg.Pool({
    connectionString,
    max: 5,
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

/** PostgreSQL gives each of its own errors a severity. FATAL ones end the connection. */
function throwMarked(error) {
  if (error.severity === undefined || error.severity === "FATAL") error.isAway = true;
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
