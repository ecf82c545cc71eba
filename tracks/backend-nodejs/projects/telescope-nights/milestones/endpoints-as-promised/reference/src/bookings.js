import { inTransaction } from "./db.js";
import { overlaps } from "./rules.js";

const TELESCOPE = "id, name";
const BOOKING = `id, telescope_id AS "telescopeId", day, from_time AS "from", to_time AS "to", guest, price, refund`;

/** All telescopes, by name. */
export async function listTelescopes(db) {
  const { rows } = await db.query(`SELECT ${TELESCOPE} FROM telescopes ORDER BY name`);
  return rows;
}

/** The telescope, or undefined. */
export async function findTelescope(db, id) {
  const { rows } = await db.query(`SELECT ${TELESCOPE} FROM telescopes WHERE id = $1`, [id]);
  return rows[0];
}

/** The bookings of a telescope on a day that were not cancelled, the earliest first. */
export async function listBookings(db, { telescopeId, day }) {
  const { rows } = await db.query(
    `SELECT ${BOOKING} FROM bookings
     WHERE telescope_id = $1 AND day = $2 AND cancelled_at IS NULL
     ORDER BY from_time`,
    [telescopeId, day],
  );
  return rows;
}

/** The booking, cancelled or not, or undefined. */
export async function findBooking(db, id) {
  const { rows } = await db.query(`SELECT ${BOOKING} FROM bookings WHERE id = $1`, [id]);
  return rows[0];
}

/** Stores the booking and returns it, or returns null when its time is taken. */
export function addBooking(pool, { telescopeId, day, from, to, guest, price }) {
  return inTransaction(pool, async (client) => {
    // Two requests for one telescope wait for each other here, so that both see the other's booking.
    await client.query("SELECT id FROM telescopes WHERE id = $1 FOR UPDATE", [telescopeId]);
    const { rows: others } = await client.query(
      `SELECT from_time AS "from", to_time AS "to" FROM bookings WHERE telescope_id = $1 AND day = $2 AND cancelled_at IS NULL`,
      [telescopeId, day],
    );
    if (others.some((other) => overlaps(other, { from, to }))) return null;
    const { rows } = await client.query(
      `INSERT INTO bookings (telescope_id, day, from_time, to_time, guest, price)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${BOOKING}`,
      [telescopeId, day, from, to, guest, price],
    );
    return rows[0];
  });
}

/** Cancels the booking and returns it, or returns undefined when it was cancelled before. */
export async function cancelBooking(db, id, refund) {
  const { rows } = await db.query(
    `UPDATE bookings SET cancelled_at = now(), refund = $2
     WHERE id = $1 AND cancelled_at IS NULL RETURNING ${BOOKING}`,
    [id, refund],
  );
  return rows[0];
}
