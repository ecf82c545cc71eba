const BED = `id, name, square_metres AS "squareMetres"`;

export async function listBeds(db) {
  const { rows } = await db.query(`SELECT ${BED} FROM beds ORDER BY id`);
  return rows;
}

export async function findBed(db, id) {
  const { rows } = await db.query(`SELECT ${BED} FROM beds WHERE id = $1`, [id]);
  return rows[0];
}

export async function addBed(db, { name, squareMetres }) {
  const { rows } = await db.query(`INSERT INTO beds (name, square_metres) VALUES ($1, $2) RETURNING ${BED}`, [
    name,
    squareMetres,
  ]);
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
