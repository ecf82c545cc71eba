import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
  connectionTimeoutMillis: 800,
});

const MOVE = `
  WITH taken AS (
    UPDATE stock SET pieces = pieces - $4::int
    WHERE shelf = $2 AND article = $1 AND pieces >= $4::int
    RETURNING article
  ), arrived AS (
    INSERT INTO stock SELECT $3, article, $4::int FROM taken
    ON CONFLICT (shelf, article) DO UPDATE SET pieces = stock.pieces + EXCLUDED.pieces
  )
  INSERT INTO moves (article, from_shelf, to_shelf, pieces)
  SELECT article, $2, $3, $4::int FROM taken
  RETURNING id
`;

class NotEnough extends Error {}

export const moveStock = ({ article, from, to, pieces }) =>
  pool.query(MOVE, [article, from, to, pieces]).then(({ rowCount }) => {
    if (rowCount !== 1) throw new NotEnough(`There is not enough of "${article}".`);
  });
