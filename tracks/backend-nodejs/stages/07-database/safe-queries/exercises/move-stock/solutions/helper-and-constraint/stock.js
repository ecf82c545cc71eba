import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
  connectionTimeoutMillis: 800,
});

const CHECK_VIOLATION = "23514";

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work((text, params) => client.query(text, params));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

export async function moveStock({ article, from, to, pieces }) {
  await inTransaction(async (query) => {
    await query("INSERT INTO moves (article, from_shelf, to_shelf, pieces) VALUES ($1, $2, $3, $4)", [
      article,
      from,
      to,
      pieces,
    ]);
    const change = "UPDATE stock SET pieces = pieces + $3 WHERE shelf = $1 AND article = $2 RETURNING pieces";
    const { rows } = await query(change, [from, article, -pieces]).catch((error) => {
      if (error.code === CHECK_VIOLATION) return { rows: [] };
      throw error;
    });
    if (rows.length === 0) throw new Error(`not enough pieces of ${article} on ${from}`);
    const added = await query(change, [to, article, pieces]);
    if (added.rowCount === 0) await query("INSERT INTO stock VALUES ($1, $2, $3)", [to, article, pieces]);
  });
}
