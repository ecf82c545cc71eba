const AGAIN = ["40001", "40P01"];
const MOST_ATTEMPTS = 3;

/** One transaction on this client: its result, or its failure, with whether even the rollback failed. */
async function attempt(client, work) {
  try {
    const result = await work(client);
    await client.query("COMMIT");
    return { result };
  } catch (error) {
    const isBroken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    return { failure: { error, isBroken } };
  }
}

export async function inTransaction(pool, work) {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query("BEGIN");
    for (let attempts = 1; ; attempts += 1) {
      const { result, failure } = await attempt(client, work);
      if (failure === undefined) return result;
      isBroken = failure.isBroken;
      const isLast = attempts === MOST_ATTEMPTS || isBroken || !AGAIN.includes(failure.error?.code);
      if (isLast) throw failure.error;
    }
  } finally {
    client.release(isBroken);
  }
}
