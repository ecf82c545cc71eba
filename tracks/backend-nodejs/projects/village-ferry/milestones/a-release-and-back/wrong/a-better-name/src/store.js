import { randomBytes } from "node:crypto";
import { inTransaction } from "./db.js";

const TAKEN = "(SELECT coalesce(sum(places), 0)::int FROM bookings WHERE crossing_id = crossings.id)";
const CROSSING = `id, shore, leaves_at AS "leavesAt", places, places - ${TAKEN} AS free`;
const BOOKING = 'id, crossing_id AS "crossingId", passenger AS name, places';

export async function listCrossings(db) {
  const { rows } = await db.query(`SELECT ${CROSSING} FROM crossings ORDER BY leaves_at, id`);
  return rows;
}

/** The new crossing, or null when there is one at that time from that shore. */
export async function addCrossing(db, { shore, leavesAt, places }) {
  const { rows } = await db.query(
    `INSERT INTO crossings (shore, leaves_at, places) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING id, shore, leaves_at AS "leavesAt", places, places AS free`,
    [shore, leavesAt, places],
  );
  return rows[0] ?? null;
}

/** Books the places. The result is `{ booking }`, or `{ refusal }`: "no-crossing" or "full". */
export function book(pool, crossingId, { name, places, dogs }) {
  return inTransaction(pool, async (client) => {
    // Two at once must not both get the last place.
    const locked = await client.query("SELECT id FROM crossings WHERE id = $1 FOR UPDATE", [crossingId]);
    if (locked.rows.length === 0) return { refusal: "no-crossing" };
    const { rows: crossings } = await client.query(`SELECT ${CROSSING} FROM crossings WHERE id = $1`, [crossingId]);
    if (crossings[0].free < places) return { refusal: "full" };
    const { rows } = await client.query(
      `INSERT INTO bookings (crossing_id, passenger, places, dogs, code) VALUES ($1, $2, $3, $4, $5) RETURNING ${BOOKING}, code`,
      [crossingId, name, places, dogs, randomBytes(12).toString("hex")],
    );
    return { booking: rows[0] };
  });
}

export async function findBooking(db, id, code) {
  const { rows } = await db.query(`SELECT ${BOOKING} FROM bookings WHERE id = $1 AND code = $2`, [id, code]);
  return rows[0] ?? null;
}

/** Whether there was a booking with this code. */
export async function cancel(db, id, code) {
  const { rowCount } = await db.query("DELETE FROM bookings WHERE id = $1 AND code = $2", [id, code]);
  return rowCount > 0;
}

/** The bookings of a crossing, or null when there is no such crossing. */
export async function listPassengers(db, crossingId) {
  const { rowCount } = await db.query("SELECT id FROM crossings WHERE id = $1", [crossingId]);
  if (rowCount === 0) return null;
  const { rows } = await db.query(`SELECT ${BOOKING} FROM bookings WHERE crossing_id = $1 ORDER BY id`, [crossingId]);
  return rows;
}

/** How many people and dogs have booked a crossing, or null when there is no such crossing. */
export async function countDeck(db, crossingId) {
  const { rowCount } = await db.query("SELECT id FROM crossings WHERE id = $1", [crossingId]);
  if (rowCount === 0) return null;
  const { rows } = await db.query(
    `SELECT coalesce(sum(places), 0)::int AS people, coalesce(sum(dogs), 0)::int AS dogs
     FROM bookings WHERE crossing_id = $1`,
    [crossingId],
  );
  return rows[0];
}
