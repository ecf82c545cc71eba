/** Does the work on one client of the pool. Its changes count when it resolves; when it rejects, none of them does. */
export async function inTransaction(pool, work) {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    if (error.reason !== undefined) client.release(broken);
    throw error;
  }
}
