import pg from "pg";

const MAX_CALLS = 50;
const CALL = `id, hide, sender AS "from", text, at`;

export function createPool(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 5 });
  pool.on("error", (error) => console.error(`database: ${error.message}`));
  return pool;
}

/** The calls of all hides, in the database. */
export function createCalls(pool) {
  return {
    /** @returns the call as it was stored */
    async add({ hide, from, text }) {
      const { rows } = await pool.query(
        `INSERT INTO calls (hide, sender, text) VALUES ($1, $2, $3) RETURNING ${CALL}`,
        [hide, from, text],
      );
      return rows[0];
    },

    /** The last calls of the hide with an id below `before`, the oldest first. */
    async last(hide, before = null) {
      const { rows } = await pool.query(
        `SELECT ${CALL} FROM calls WHERE hide = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT ${MAX_CALLS}`,
        [hide, before],
      );
      return rows.reverse();
    },
  };
}
