const HARVEST = `id, planting_id AS "plantingId", picked_on::text AS "pickedOn", grams`;

export async function listHarvests(db, plantingId) {
  const { rows } = await db.query(
    `SELECT ${HARVEST} FROM harvests WHERE planting_id = $1 ORDER BY picked_on, id`,
    [plantingId],
  );
  return rows;
}

export async function findHarvest(db, id) {
  const { rows } = await db.query(`SELECT ${HARVEST} FROM harvests WHERE id = $1`, [id]);
  return rows[0];
}

export async function addHarvest(db, plantingId, { pickedOn, grams }) {
  const { rows } = await db.query(
    `INSERT INTO harvests (planting_id, picked_on, grams) VALUES ($1, $2, $3) RETURNING ${HARVEST}`,
    [plantingId, pickedOn, grams],
  );
  return rows[0];
}

export async function removeHarvest(db, id) {
  await db.query("DELETE FROM harvests WHERE id = $1", [id]);
}

/** Grams of each crop in a year, the heaviest first. */
export async function sumByCrop(db, year) {
  const { rows } = await db.query(
    `SELECT crop, (SELECT sum(grams) FROM harvests
        WHERE extract(year FROM picked_on) = $1
        AND planting_id IN (SELECT id FROM plantings WHERE plantings.crop = crops.crop))::int AS grams
     FROM (SELECT DISTINCT crop FROM plantings) AS crops
     ORDER BY grams DESC, crop`,
    [year],
  );
  return rows.filter(({ grams }) => grams !== null);
}
