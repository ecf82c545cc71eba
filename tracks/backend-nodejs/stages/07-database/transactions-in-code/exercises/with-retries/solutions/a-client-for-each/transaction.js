async function once(pool, work) {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    try {
      await client.query("ROLLBACK");
    } catch {
      isBroken = true;
    }
    throw Object.assign(new Error("one attempt failed", { cause: error }), { isBroken });
  } finally {
    client.release(isBroken);
  }
}

/** Each attempt borrows a client of its own. */
export async function inTransaction(pool, work, attemptsLeft = 3) {
  try {
    return await once(pool, work);
  } catch (failed) {
    if (failed.message !== "one attempt failed") throw failed;
    const collided = ["40001", "40P01"].includes(failed.cause?.code);
    if (!collided || failed.isBroken || attemptsLeft === 1) throw failed.cause;
    return inTransaction(pool, work, attemptsLeft - 1);
  }
}
