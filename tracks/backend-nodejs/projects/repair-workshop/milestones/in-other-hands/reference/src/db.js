import pg from "pg";
import { log, toLogged } from "./log.js";

export function createPool(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 5 });
  // A connection that breaks while nobody uses it must not end the service.
  pool.on("error", (error) => log("warn", "connection to the database lost", { error: toLogged(error) }));
  return pool;
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

/** Whether PostgreSQL refused the statement because a value is there already. */
export function isDuplicate(error) {
  return error.code === "23505";
}

/** Whether PostgreSQL refused the statement because rows refer to each other. */
export function isReference(error) {
  return error.code === "23503";
}
