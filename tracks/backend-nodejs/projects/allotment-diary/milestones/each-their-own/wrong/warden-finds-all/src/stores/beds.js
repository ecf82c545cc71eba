const BED = `id, name, square_metres AS "squareMetres"`;

export async function listBeds(db, ownerId) {
  const { rows } = await db.query(`SELECT ${BED} FROM beds WHERE owner_id = $1 ORDER BY id`, [ownerId]);
  return rows;
}

export async function findBed(db, id, ownerId) {
  const { rows } = await db.query(`SELECT ${BED} FROM beds WHERE id = $1 AND (owner_id = $2 OR (SELECT role FROM gardeners WHERE id = $2) = 'warden')`, [id, ownerId]);
  return rows[0];
}

export async function addBed(db, { name, squareMetres }, ownerId) {
  const { rows } = await db.query(
    `INSERT INTO beds (name, square_metres, owner_id) VALUES ($1, $2, $3) RETURNING ${BED}`,
    [name, squareMetres, ownerId],
  );
  return rows[0];
}

export async function changeBed(db, id, { name, squareMetres }) {
  const { rows } = await db.query(
    `UPDATE beds SET name = $2, square_metres = $3 WHERE id = $1 RETURNING ${BED}`,
    [id, name, squareMetres],
  );
  return rows[0];
}

/** Fails with a reference error when something was planted in it. */
export async function removeBed(db, id) {
  await db.query("DELETE FROM beds WHERE id = $1", [id]);
}

/** Whether there is a bed with this id, whoever owns it. */
export async function isBed(db, id) {
  const { rows } = await db.query("SELECT id FROM beds WHERE id = $1", [id]);
  return rows.length > 0;
}

export async function listUnclaimed(db) {
  const { rows } = await db.query(`SELECT ${BED} FROM beds WHERE owner_id IS NULL ORDER BY id`);
  return rows;
}

/** The bed; undefined when it has an owner. Of two at once, the database lets one win. */
export async function setOwner(db, id, ownerId) {
  const { rows } = await db.query(
    `UPDATE beds SET owner_id = $2 WHERE id = $1 AND owner_id IS NULL RETURNING ${BED}`,
    [id, ownerId],
  );
  return rows[0];
}
