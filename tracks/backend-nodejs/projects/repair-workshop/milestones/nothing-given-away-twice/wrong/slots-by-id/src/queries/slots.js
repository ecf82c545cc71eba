const SLOT = `slot_id AS id, starts_at AS "startsAt", places, free::integer`;
const BOOKING = `repair_id AS "repairId", slot_id AS "slotId"`;

export async function listSlots(db) {
  const { rows } = await db.query(`SELECT ${SLOT} FROM slot_report ORDER BY slot_id`);
  return rows;
}

/** The slot, or undefined. */
export async function findSlot(db, id) {
  const { rows } = await db.query(`SELECT ${SLOT} FROM slot_report WHERE slot_id = $1`, [id]);
  return rows[0];
}

/** The new slot. @throws a duplicate error when there is one for this time */
export async function addSlot(db, { startsAt, places }) {
  const { rows } = await db.query("INSERT INTO slots (starts_at, places) VALUES ($1, $2) RETURNING id", [
    startsAt,
    places,
  ]);
  return findSlot(db, rows[0].id);
}

/** The booking of the repair, or undefined. */
export async function findBooking(db, repairId) {
  const { rows } = await db.query(`SELECT ${BOOKING} FROM bookings WHERE repair_id = $1`, [repairId]);
  return rows[0];
}

/**
 * Books a place, in a transaction: "booked", "full" or "unknown slot". The row of the slot is locked, so that bookings of
 * one slot count its free places one after the other.
 */
export async function book(client, { repairId, slotId }) {
  const slots = await client.query("SELECT places FROM slots WHERE id = $1 FOR UPDATE", [slotId]);
  if (slots.rowCount === 0) return "unknown slot";
  const others = await client.query(
    "SELECT count(*)::integer AS booked FROM bookings WHERE slot_id = $1 AND repair_id <> $2",
    [slotId, repairId],
  );
  if (others.rows[0].booked >= slots.rows[0].places) return "full";
  await client.query(
    "INSERT INTO bookings (repair_id, slot_id) VALUES ($1, $2) ON CONFLICT (repair_id) DO UPDATE SET slot_id = $2",
    [repairId, slotId],
  );
  return "booked";
}

/** Whether there was a booking. */
export async function cancelBooking(db, repairId) {
  const { rowCount } = await db.query("DELETE FROM bookings WHERE repair_id = $1", [repairId]);
  return rowCount === 1;
}
