export async function inTransaction(pool, work) {
  const client = await pool.connect();
  let isBroken = false;
  await client.query("BEGIN");
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        if (attempt > 1) await client.query("BEGIN");
        const result = await work(client);
        await client.query("COMMIT");
        return result;
      } catch (error) {
        try {
          await client.query("ROLLBACK");
        } catch {
          isBroken = true;
          throw error;
        }
        const canRetry = error?.code === "40001" || error?.code === "40P01";
        if (!canRetry || attempt === 3) throw error;
      }
    }
  } finally {
    client.release(isBroken);
  }
}
