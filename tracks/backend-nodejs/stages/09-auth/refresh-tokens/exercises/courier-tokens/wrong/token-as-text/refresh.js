import { createHash, randomBytes, randomUUID } from "node:crypto";
import { pool } from "./db.js";

const hashOf = (token) => createHash("sha256").update(String(token)).digest("hex");
const newToken = () => randomBytes(32).toString("base64url");

export async function logIn(userId) {
  const token = newToken();
  await pool.query(
    `INSERT INTO refresh_tokens (token_hash, family, user_id, expires_at)
     VALUES ($1, $2, $3, now() + interval '14 days')`,
    [hashOf(token), randomUUID(), userId],
  );
  return token;
}

// One statement uses the old token and adds the next one, so nothing can come between.
const ROTATE = `
  WITH old AS (
    UPDATE refresh_tokens SET used_at = now()
    WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()
    RETURNING family, user_id
  )
  INSERT INTO refresh_tokens (token_hash, family, user_id, expires_at)
  SELECT $2, family, user_id, now() + interval '14 days' FROM old
  RETURNING user_id`;

export async function refresh(token) {
  const next = newToken();
  const { rows } = await pool.query(ROTATE, [hashOf(token), hashOf(next)]);
  if (rows.length > 0) return { userId: rows[0].user_id, token: next };
  await pool.query(
    `DELETE FROM refresh_tokens WHERE family IN
     (SELECT family FROM refresh_tokens WHERE token_hash = $1 AND used_at IS NOT NULL)`,
    [hashOf(token)],
  );
  return null;
}

export async function logOut(token) {
  if (typeof token !== "string") return;
  await pool.query(
    "DELETE FROM refresh_tokens WHERE family IN (SELECT family FROM refresh_tokens WHERE token_hash = $1)",
    [hashOf(token)],
  );
}

export async function logOutEverywhere(userId) {
  await pool.query("DELETE FROM refresh_tokens WHERE user_id = $1", [userId]);
}
