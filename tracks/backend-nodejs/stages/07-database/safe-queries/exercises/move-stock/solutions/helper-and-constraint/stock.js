import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
  connectionTimeoutMillis: 800,
});

const PIECES_CHECK = "stock_pieces_check"; // the name that PostgreSQL gives to the CHECK of the column

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
    const take = "UPDATE stock SET pieces = pieces - $3 WHERE shelf = $1 AND article = $2 RETURNING pieces";
    const { rows } = await query(take, [from, article, pieces]).catch((error) => {
      if (error.constraint === PIECES_CHECK) return { rows: [] };
      throw error;
    });
    if (rows.length === 0) throw new Error(`not enough pieces of ${article} on ${from}`);
    const put = `INSERT INTO stock (shelf, article, pieces) VALUES ($1, $2, $3)
      ON CONFLICT (shelf, article) DO UPDATE SET pieces = stock.pieces + EXCLUDED.pieces`;
    await query(put, [to, article, pieces]);
  });
}
