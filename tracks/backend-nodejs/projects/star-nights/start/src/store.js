import { randomBytes } from "node:crypto";
import { inTransaction } from "./db.js";

const TAKEN = "(SELECT coalesce(sum(places), 0)::int FROM bookings WHERE night_id = nights.id)";
const NIGHT = `id, day, places, places - ${TAKEN} AS free`;
const BOOKING = 'id, night_id AS "nightId", name, places';

export async function listNights(db) {
  const { rows } = await db.query(`SELECT ${NIGHT} FROM nights ORDER BY day`);
  return rows;
}

export async function openNight(db, { day, places }) {
  const { rows } = await db.query(
    "INSERT INTO nights (day, places) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id, day, places, places AS free",
    [day, places],
  );
  return rows[0] ?? null;
}

/** Books the places. The result is `{ booking }`, or `{ refusal }`: "no-night" or "full". */
export function book(pool, nightId, { name, email, places }) {
  return inTransaction(pool, async (client) => {
    // Two at once must not both get the last place.
    const { rows } = await client.query("SELECT id FROM nights WHERE id = $1 FOR UPDATE", [nightId]);
    if (rows.length === 0) return { refusal: "no-night" };
    const { rows: nights } = await client.query(`SELECT ${NIGHT} FROM nights WHERE id = $1`, [nightId]);
    if (nights[0].free < places) return { refusal: "full" };
    const { rows: made } = await client.query(
      `INSERT INTO bookings (night_id, name, email, places, code) VALUES ($1, $2, $3, $4, $5) RETURNING ${BOOKING}, code`,
      [nightId, name, email, places, randomBytes(12).toString("hex")],
    );
    return { booking: made[0] };
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

export async function listBookings(db) {
  const { rows } = await db.query(`SELECT ${BOOKING}, email FROM bookings ORDER BY id`);
  return rows;
}
