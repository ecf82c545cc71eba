const REPAIR = `id, thing_id AS "thingId", fault, status, volunteer, created_at AS "createdAt", finished_at AS "finishedAt"`;

const WANTED = `($1::text IS NULL OR status = $1)
  AND ($2::integer IS NULL OR thing_id IN (SELECT id FROM things WHERE owner_id = $2))`;

/** Those of the things of one owner, or all. */
export async function listRepairs(db, { status = null, ownerId = null, limit, offset }) {
  const { rows } = await db.query(
    `SELECT ${REPAIR} FROM repairs WHERE ${WANTED} ORDER BY id LIMIT $3 OFFSET $4`,
    [status, ownerId, limit, offset],
  );
  return rows;
}

export async function countRepairs(db, { status = null, ownerId = null }) {
  const { rows } = await db.query(`SELECT count(*)::integer AS total FROM repairs WHERE ${WANTED}`, [
    status,
    ownerId,
  ]);
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

/** Whose thing it is, and whose claim: `{ ownerId, volunteerId }`. */
export async function findPeopleOfRepair(db, id) {
  const { rows } = await db.query(
    `SELECT owner_id AS "ownerId", volunteer_id AS "volunteerId"
     FROM repairs JOIN things ON things.id = repairs.thing_id WHERE repairs.id = $1`,
    [id],
  );
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
export async function claimRepair(db, id, account) {
  const { rows } = await db.query(
    `UPDATE repairs SET status = 'claimed', volunteer = $2, volunteer_id = $3
     WHERE id = $1 AND (status = 'waiting' OR (status = 'claimed' AND volunteer = $2)) RETURNING ${REPAIR}`,
    [id, account.name, account.id],
  );
  return rows[0];
}

/** Whether the repair of this volunteer is waiting now; false when it is finished or the claim has changed. */
export async function giveRepairBack(db, id, volunteerId) {
  const { rowCount } = await db.query(
    "UPDATE repairs SET status = 'waiting', volunteer = NULL, volunteer_id = NULL WHERE id = $1 AND finished_at IS NULL AND volunteer_id IS NOT DISTINCT FROM $2",
    [id, volunteerId],
  );
  return rowCount === 1;
}

/** The finished repair; undefined when it was not claimed by this volunteer. */
export async function finishRepair(db, id, { status, volunteerId }) {
  const { rows } = await db.query(
    `UPDATE repairs SET status = $2, finished_at = now()
     WHERE id = $1 AND status = 'claimed' AND volunteer_id IS NOT DISTINCT FROM $3 RETURNING ${REPAIR}`,
    [id, status, volunteerId],
  );
  return rows[0];
}
