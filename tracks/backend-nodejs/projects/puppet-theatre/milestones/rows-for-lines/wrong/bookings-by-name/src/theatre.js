const SHOW = 'id, title, starts_at AS "startsAt", seats, free';
const BOOKING = 'id, show_id AS "showId", name, seats';
/** The only texts that an ORDER BY is made of. */
const ORDERS = { startsAt: "starts_at, id", title: "lower(title), id", seats: "seats, id" };
const LARGEST_ID = 2 ** 31 - 1;

/** The shows and bookings in the database. */
export function openTheatre(pool) {
  return {
    /** The shows whose title contains the text, in capitals or not. */
    async listShows({ q = "", sort = "startsAt" }) {
      const text = `SELECT ${SHOW} FROM shows WHERE strpos(lower(title), lower($1)) > 0 ORDER BY ${ORDERS[sort]}`;
      const { rows } = await pool.query(text, [q]);
      return rows;
    },

    /** The show with this id, which is a string; null when there is none. */
    async findShow(id) {
      if (!isId(id)) return null;
      const { rows } = await pool.query(`SELECT ${SHOW} FROM shows WHERE id = $1`, [id]);
      return rows[0] ?? null;
    },

    async addShow({ title, startsAt, seats }) {
      const text = `INSERT INTO shows (title, starts_at, seats, free) VALUES ($1, $2, $3, $3) RETURNING ${SHOW}`;
      const { rows } = await pool.query(text, [title, startsAt, seats]);
      return rows[0];
    },

    async listBookings(showId) {
      const { rows } = await pool.query(`SELECT ${BOOKING} FROM bookings WHERE show_id = $1 ORDER BY name`, [showId]);
      return rows;
    },

    /** The new booking; null when there are not enough seats. */
    async book(showId, { name, seats }) {
      const taken = await pool.query("UPDATE shows SET free = free - $2 WHERE id = $1 AND free >= $2", [showId, seats]);
      if (taken.rowCount === 0) return null;
      const text = `INSERT INTO bookings (show_id, name, seats) VALUES ($1, $2, $3) RETURNING ${BOOKING}`;
      const { rows } = await pool.query(text, [showId, name, seats]);
      return rows[0];
    },

    /** Whether there was such a booking. Its seats are free again. */
    async cancel(id) {
      if (!isId(id)) return false;
      const { rows } = await pool.query("DELETE FROM bookings WHERE id = $1 RETURNING show_id, seats", [id]);
      if (rows.length === 0) return false;
      await pool.query("UPDATE shows SET free = free + $2 WHERE id = $1", [rows[0].show_id, rows[0].seats]);
      return true;
    },
  };
}

/** Whether the text can be an id. The database refuses to compare any other with one. */
function isId(text) {
  return String(Number.parseInt(text, 10)) === text && Number(text) > 0 && Number(text) <= LARGEST_ID;
}
