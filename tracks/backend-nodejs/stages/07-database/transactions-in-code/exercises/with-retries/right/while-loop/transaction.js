async function inTransaction(pool, work) {
  const client = await pool.connect();
  let attempts = 0;
  let broken = false;
  let problem = null;
  while (attempts < 3 && !broken) {
    attempts += 1;
    try {
      await client.query("BEGIN");
      const result = await work(client);
      await client.query("COMMIT");
      client.release();
      return result;
    } catch (error) {
      problem = { error: error };
    }
    try {
      await client.query("ROLLBACK");
    } catch (rollbackError) {
      broken = true;
    }
    const code = problem.error ? problem.error.code : undefined;
    if (code !== "40001" && code !== "40P01") break;
  }
  client.release(broken);
  throw problem.error;
}

module.exports = { inTransaction };
