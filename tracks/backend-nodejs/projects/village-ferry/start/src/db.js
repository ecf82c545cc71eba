import pg from "pg";

export function createPool(connectionString) {
  return new pg.Pool({ connectionString, max: 5 });
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
