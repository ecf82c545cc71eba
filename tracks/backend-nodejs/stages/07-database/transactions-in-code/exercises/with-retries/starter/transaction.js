export async function inTransaction(pool, work) {
  await pool.query("BEGIN");
  const result = await work(pool);
  await pool.query("COMMIT");
  return result;
}
