import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
  connectionTimeoutMillis: 800,
});

/** Moves pieces of an article from one shelf to another, as a whole or not at all. */
export async function moveStock({ article, from, to, pieces }) {
  await pool.query("UPDATE stock SET pieces = pieces - $3 WHERE shelf = $1 AND article = $2", [
    from,
    article,
    pieces,
  ]);
}
