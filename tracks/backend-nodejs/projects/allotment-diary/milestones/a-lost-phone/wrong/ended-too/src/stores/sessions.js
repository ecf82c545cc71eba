import { randomBytes } from "node:crypto";

/** Begins a session, and returns its id. Those that have ended are removed on the way. */
export async function openSession(db, gardenerId, days) {
  const id = randomBytes(32).toString("base64url");
  await db.query("DELETE FROM sessions WHERE expires_at <= now()");
  await db.query(
    "INSERT INTO sessions (id, gardener_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 day')",
    [id, gardenerId, days],
  );
  return id;
}

export async function findGardenerOfSession(db, id) {
  const { rows } = await db.query(
    `SELECT id, name, email, role FROM gardeners
     WHERE id = (SELECT gardener_id FROM sessions WHERE id = $1 AND expires_at > now())`,
    [id],
  );
  return rows[0];
}

export async function closeSession(db, id) {
  await db.query("DELETE FROM sessions WHERE id = $1", [id]);
}

/** The open sessions of a gardener, the newest first. Their ids stay here. */
export async function listSessions(db, gardenerId, currentId) {
  const { rows } = await db.query(
    `SELECT number AS id, created_at AS "createdAt", expires_at AS "expiresAt", id = $2 AS "isCurrent"
     FROM sessions WHERE gardener_id = $1 ORDER BY number DESC`,
    [gardenerId, currentId],
  );
  return rows;
}

/** Whether there was a session of this gardener to close. */
export async function closeNumber(db, gardenerId, number) {
  const { rowCount } = await db.query("DELETE FROM sessions WHERE gardener_id = $1 AND number = $2", [
    gardenerId,
    number,
  ]);
  return rowCount > 0;
}

export async function closeAll(db, gardenerId) {
  await db.query("DELETE FROM sessions WHERE gardener_id = $1", [gardenerId]);
}

export async function closeOthers(db, gardenerId, currentId) {
  await db.query("DELETE FROM sessions WHERE gardener_id = $1 AND id <> $2", [gardenerId, currentId]);
}
