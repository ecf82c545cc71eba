const ENTRY = `id, bed_id AS "bedId", day::text AS day, text`;

/** The conditions of a list of entries of one owner; another filter that is null lets all pass. */
const FILTER = `owner_id = $4 AND ($1::integer IS NULL OR bed_id = $1)
  AND ($2::date IS NULL OR day >= $2)
  AND ($3::date IS NULL OR day <= $3)`;

/** A page of entries, the latest day first. */
export async function listEntries(db, { bedId = null, from = null, to = null, limit, page }, ownerId) {
  const { rows } = await db.query(
    `SELECT ${ENTRY} FROM entries WHERE ${FILTER} ORDER BY day DESC, id DESC LIMIT $5 OFFSET $6`,
    [bedId, from, to, ownerId, limit, (page - 1) * limit],
  );
  return rows;
}

export async function countEntries(db, { bedId = null, from = null, to = null }, ownerId) {
  const { rows } = await db.query(`SELECT count(*)::int AS total FROM entries WHERE ${FILTER}`, [
    bedId,
    from,
    to,
    ownerId,
  ]);
  return rows[0].total;
}

export async function findEntry(db, id, ownerId) {
  const { rows } = await db.query(`SELECT ${ENTRY} FROM entries WHERE id = $1 AND (owner_id = $2 OR owner_id IS NULL)`, [id, ownerId]);
  return rows[0];
}

export async function addEntry(db, { bedId, day, text }, ownerId) {
  const { rows } = await db.query(
    `INSERT INTO entries (bed_id, day, text, owner_id) VALUES ($1, $2, $3, $4) RETURNING ${ENTRY}`,
    [bedId, day, text, ownerId],
  );
  return rows[0];
}

export async function changeEntry(db, id, text) {
  const { rows } = await db.query(`UPDATE entries SET text = $2 WHERE id = $1 RETURNING ${ENTRY}`, [id, text]);
  return rows[0];
}

export async function removeEntry(db, id) {
  await db.query("DELETE FROM entries WHERE id = $1", [id]);
}

/** Gives the entries on a bed that nobody owns to an owner. */
export async function giveEntries(db, bedId, ownerId) {
  await db.query("UPDATE entries SET owner_id = $2 WHERE bed_id = $1 AND owner_id IS NULL", [bedId, ownerId]);
}
