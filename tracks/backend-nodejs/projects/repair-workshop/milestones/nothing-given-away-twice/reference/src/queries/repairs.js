const REPAIR = `id, thing_id AS "thingId", fault, status, volunteer, created_at AS "createdAt", finished_at AS "finishedAt"`;

export async function listRepairs(db, { status = null, limit, offset }) {
  const { rows } = await db.query(
    `SELECT ${REPAIR} FROM repairs WHERE $1::text IS NULL OR status = $1 ORDER BY id LIMIT $2 OFFSET $3`,
    [status, limit, offset],
  );
  return rows;
}

export async function countRepairs(db, { status = null }) {
  const { rows } = await db.query(
    "SELECT count(*)::integer AS total FROM repairs WHERE $1::text IS NULL OR status = $1",
    [status],
  );
  return rows[0].total;
}

export async function listRepairsOfThing(db, thingId) {
  const { rows } = await db.query(`SELECT ${REPAIR} FROM repairs WHERE thing_id = $1 ORDER BY id`, [thingId]);
  return rows;
}

/** The repair, or undefined. */
export async function findRepair(db, id) {
  const { rows } = await db.query(`SELECT ${REPAIR} FROM repairs WHERE id = $1`, [id]);
  return rows[0];
}

/** @throws a duplicate error when the thing has a repair that is not finished */
export async function addRepair(db, thingId, fault) {
  const { rows } = await db.query(
    `INSERT INTO repairs (thing_id, fault) VALUES ($1, $2) RETURNING ${REPAIR}`,
    [thingId, fault],
  );
  return rows[0];
}

/** The repair as claimed by the volunteer; undefined when it is not free for this volunteer. */
export async function claimRepair(db, id, volunteer) {
  const { rows } = await db.query(
    `UPDATE repairs SET status = 'claimed', volunteer = $2
     WHERE id = $1 AND (status = 'waiting' OR (status = 'claimed' AND volunteer = $2)) RETURNING ${REPAIR}`,
    [id, volunteer],
  );
  return rows[0];
}

/** Whether the repair is waiting now; false when it is finished. */
export async function giveRepairBack(db, id) {
  const { rowCount } = await db.query(
    "UPDATE repairs SET status = 'waiting', volunteer = NULL WHERE id = $1 AND finished_at IS NULL",
    [id],
  );
  return rowCount === 1;
}

/** The finished repair; undefined when it was not claimed. */
export async function finishRepair(db, id, status) {
  const { rows } = await db.query(
    `UPDATE repairs SET status = $2, finished_at = now() WHERE id = $1 AND status = 'claimed' RETURNING ${REPAIR}`,
    [id, status],
  );
  return rows[0];
}
