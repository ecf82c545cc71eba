import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
  connectionTimeoutMillis: 800,
});

/** Moves pieces of an article from one shelf to another, as a whole or not at all. */
export async function moveStock({ article, from, to, pieces }) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const taken = await client.query(
      "UPDATE stock SET pieces = pieces - $3 WHERE shelf = $1 AND article = $2 AND pieces >= $3",
      [from, article, pieces],
    );
    if (taken.rowCount === 0) throw new Error("not enough pieces");
    await client.query(
      `INSERT INTO stock (shelf, article, pieces) VALUES ($1, $2, $3)
       ON CONFLICT (shelf, article) DO UPDATE SET pieces = stock.pieces + $3`,
      [to, article, pieces],
    );
    await client.query(
      "INSERT INTO moves (article, from_shelf, to_shelf, pieces) VALUES ($1, $2, $3, $4)",
      [article, from, to, pieces],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error("not enough pieces");
  } finally {
    client.release();
  }
}
