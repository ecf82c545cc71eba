import { createHash, randomBytes, randomUUID } from "node:crypto";
import { pool } from "./db.js";

const hashOf = (token) => createHash("sha256").update(token).digest("hex");
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

/** Runs a DELETE until it finds nothing: a refresh that runs meanwhile adds a token that one DELETE does not see. */
async function deleteAll(text, value) {
  let found;
  do {
    found = await pool.query(text, [value]);
  } while (found.rowCount > 0);
}

const endFamily = (family) => deleteAll("DELETE FROM refresh_tokens WHERE family = $1", family);

async function entryOf(token) {
  if (typeof token !== "string") return undefined;
  const text = "SELECT family, used_at FROM refresh_tokens WHERE token_hash = $1";
  return (await pool.query(text, [hashOf(token)])).rows[0];
}

export async function refresh(token) {
  if (typeof token !== "string") return null;
  const next = newToken();
  const { rows } = await pool.query(ROTATE, [hashOf(token), hashOf(next)]);
  if (rows.length > 0) return { userId: rows[0].user_id, token: next };
  const entry = await entryOf(token);
  if (entry?.used_at) await endFamily(entry.family);
  return null;
}

export async function logOut(token) {
  const entry = await entryOf(token);
  if (entry) await endFamily(entry.family);
}

export const logOutEverywhere = (userId) => deleteAll("DELETE FROM refresh_tokens WHERE user_id = $1", userId);
