import { inTransaction } from "./transaction.js";

const SHOW = 'id, title, starts_at AS "startsAt", seats, free, price';
/** An older version, which may run beside this one, knows the name only, so we read and write both. */
const BOOKING = 'id, show_id AS "showId", coalesce(guest, name) AS name, seats';
/** The only texts that an ORDER BY is made of. */
const ORDERS = { startsAt: "starts_at, id", title: "lower(title), id", seats: "seats, id" };
/** In cents. */
const USUAL_PRICE = 800;
const LARGEST_ID = 2 ** 31 - 1;

/** A booking that cannot be made. `reason` is “no-show” or “no-seats”. */
export class RefusedError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The shows and bookings in the database. */
export function openTheatre(pool) {
  return {
    /** The shows whose title contains the text, in capitals or not. */
    async listShows({ q = "", sort = "startsAt" }) {
      const text = `SELECT id, title, starts_at AS "startsAt", seats, free FROM shows WHERE strpos(lower(title), lower($1)) > 0 ORDER BY ${ORDERS[sort]}`;
      const { rows } = await pool.query(text, [q]);
      return rows;
    },

    /** The show with this id, which is a string; null when there is none. */
    async findShow(id) {
      if (!isId(id)) return null;
      const { rows } = await pool.query(`SELECT ${SHOW} FROM shows WHERE id = $1`, [id]);
      return rows[0] ?? null;
    },

    async addShow({ title, startsAt, seats, price = USUAL_PRICE }) {
      const text = `INSERT INTO shows (title, starts_at, seats, free, price) VALUES ($1, $2, $3, $3, $4) RETURNING ${SHOW}`;
      const { rows } = await pool.query(text, [title, startsAt, seats, price]);
      return rows[0];
    },

    async listBookings(showId) {
      const { rows } = await pool.query(`SELECT ${BOOKING} FROM bookings WHERE show_id = $1 ORDER BY id`, [showId]);
      return rows;
    },

    /**
     * Books all of the items, `{ showId, seats }`, or none of them.
     *
     * @throws RefusedError when there is no such show, or not enough seats are free
     */
    book(name, items) {
      return inTransaction(pool, async (client) => {
        const bookings = [];
        for (const item of items) bookings.push(await bookItem(client, name, item));
        return bookings;
      });
    },

    /** Whether there was such a booking. Its seats are free again. */
    async cancel(id) {
      if (!isId(id)) return false;
      return inTransaction(pool, async (client) => {
        const { rows } = await client.query("DELETE FROM bookings WHERE id = $1 RETURNING show_id, seats", [id]);
        if (rows.length === 0) return false;
        await client.query("UPDATE shows SET free = free + $2 WHERE id = $1", [rows[0].show_id, rows[0].seats]);
        return true;
      });
    },
  };
}

/** The condition and the change are one statement, so nobody can come between them. */
async function bookItem(client, name, { showId, seats }) {
  if (!isId(String(showId))) throw new RefusedError("no-show");
  const taken = await client.query("UPDATE shows SET free = free - $2 WHERE id = $1 AND free >= $2", [showId, seats]);
  if (taken.rowCount === 0) {
    const found = await client.query("SELECT id FROM shows WHERE id = $1", [showId]);
    throw new RefusedError(found.rowCount === 0 ? "no-show" : "no-seats");
  }
  const text = `INSERT INTO bookings (show_id, name, guest, seats) VALUES ($1, $2, $2, $3) RETURNING ${BOOKING}`;
  const { rows } = await client.query(text, [showId, name, seats]);
  return rows[0];
}

/** Whether the text can be an id. The database refuses to compare any other with one. */
function isId(text) {
  return String(Number.parseInt(text, 10)) === text && Number(text) > 0 && Number(text) <= LARGEST_ID;
}
