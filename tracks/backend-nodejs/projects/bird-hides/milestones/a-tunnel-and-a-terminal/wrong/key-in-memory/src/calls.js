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
  const known = new Map(); // calls by sender and key
  async function select(rest, values) {
    const { rows } = await pool.query(`SELECT ${CALL} FROM calls ${rest}`, values);
    return rows;
  }

  return {
    /**
     * Stores the call, or finds the one that this sender has stored with this key. The row of the hide is locked
     * first, so that ids become visible in their order.
     */
    async add({ hide, from, text, key = null }) {
      const name = `${from} ${key}`;
      if (known.has(name)) return known.get(name);
      const { rows } = await pool.query(
        `WITH room AS (SELECT name FROM hides WHERE name = $1 FOR UPDATE)
         INSERT INTO calls (hide, sender, text, key) SELECT name, $2, $3, $4 FROM room
         ON CONFLICT (sender, key) DO NOTHING RETURNING ${CALL}`,
        [hide, from, text, null],
      );
      if (key !== null) known.set(name, rows[0]);
      return rows[0];
    },

    /** The last calls of the hide with an id below `before`, the oldest first. */
    async last(hide, before = null) {
      const calls = await select(
        `WHERE hide = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT ${MAX_CALLS}`,
        [hide, before],
      );
      return calls.reverse();
    },

    /** All calls of the hide with an id above `after`, the oldest first. */
    after: (hide, after) => select("WHERE hide = $1 AND id > $2::bigint ORDER BY id", [hide, after]),
  };
}
