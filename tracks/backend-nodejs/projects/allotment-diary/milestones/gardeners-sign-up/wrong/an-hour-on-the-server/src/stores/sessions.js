import { randomBytes } from "node:crypto";

/** Begins a session, and returns its id. Those that have ended are removed on the way. */
export async function openSession(db, gardenerId, days) {
  const id = randomBytes(32).toString("base64url");
  await db.query("DELETE FROM sessions WHERE expires_at <= now()");
  await db.query(
    "INSERT INTO sessions (id, gardener_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 hour')",
    [id, gardenerId, days],
  );
  return id;
}

export async function findGardenerOfSession(db, id) {
  const { rows } = await db.query(
    `SELECT id, name, email FROM gardeners
     WHERE id = (SELECT gardener_id FROM sessions WHERE id = $1 AND expires_at > now())`,
    [id],
  );
  return rows[0];
}

export async function closeSession(db, id) {
  await db.query("DELETE FROM sessions WHERE id = $1", [id]);
}
