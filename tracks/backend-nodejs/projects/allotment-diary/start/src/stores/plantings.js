const PLANTING = `id, bed_id AS "bedId", crop, sown_on::text AS "sownOn", removed_on::text AS "removedOn"`;

/** The plantings of a bed, in the order of sowing. `growing` is "true", "false" or not there. */
export async function listPlantings(db, bedId, { growing = null }) {
  const { rows } = await db.query(
    `SELECT ${PLANTING} FROM plantings
     WHERE bed_id = $1 AND ($2::boolean IS NULL OR (removed_on IS NULL) = $2)
     ORDER BY sown_on, id`,
    [bedId, growing],
  );
  return rows;
}

export async function findPlanting(db, id) {
  const { rows } = await db.query(`SELECT ${PLANTING} FROM plantings WHERE id = $1`, [id]);
  return rows[0];
}

export async function addPlanting(db, bedId, { crop, sownOn }) {
  const { rows } = await db.query(
    `INSERT INTO plantings (bed_id, crop, sown_on) VALUES ($1, $2, $3) RETURNING ${PLANTING}`,
    [bedId, crop, sownOn],
  );
  return rows[0];
}

export async function setRemoved(db, id, removedOn) {
  const { rows } = await db.query(`UPDATE plantings SET removed_on = $2 WHERE id = $1 RETURNING ${PLANTING}`, [
    id,
    removedOn,
  ]);
  return rows[0];
}
