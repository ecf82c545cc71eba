const ENTRY = `id, bed_id AS "bedId", day::text AS day, text`;

/** The conditions of a list of entries; a filter that is null lets all pass. */
const FILTER = `($1::integer IS NULL OR bed_id = $1)
  AND ($2::date IS NULL OR day >= $2)
  AND ($3::date IS NULL OR day <= $3)`;

/** A page of entries, the latest day first. */
export async function listEntries(db, { bedId = null, from = null, to = null, limit, page }) {
  const { rows } = await db.query(
    `SELECT ${ENTRY} FROM entries WHERE ${FILTER} ORDER BY day DESC, id DESC LIMIT $4 OFFSET $5`,
    [bedId, from, to, limit, (page - 1) * limit],
  );
  return rows;
}

export async function countEntries(db, { bedId = null, from = null, to = null }) {
  const { rows } = await db.query(`SELECT count(*)::int AS total FROM entries WHERE ${FILTER}`, [
    bedId,
    from,
    to,
  ]);
  return rows[0].total;
}

export async function findEntry(db, id) {
  const { rows } = await db.query(`SELECT ${ENTRY} FROM entries WHERE id = $1`, [id]);
  return rows[0];
}

export async function addEntry(db, { bedId, day, text }) {
  const { rows } = await db.query(
    `INSERT INTO entries (bed_id, day, text) VALUES ($1, $2, $3) RETURNING ${ENTRY}`,
    [bedId, day, text],
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
