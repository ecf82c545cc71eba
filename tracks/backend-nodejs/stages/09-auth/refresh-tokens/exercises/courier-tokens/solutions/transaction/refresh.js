import { createHash, randomBytes, randomUUID } from "node:crypto";
import { pool } from "./db.js";

const toHash = (token) => createHash("sha256").update(token).digest("hex");

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

async function insertToken(db, { family, userId }) {
  const token = randomBytes(48).toString("base64url");
  await db.query(
    "INSERT INTO refresh_tokens (token_hash, family, user_id, expires_at) VALUES ($1, $2, $3, now() + interval '14 days')",
    [toHash(token), family, userId],
  );
  return token;
}

/** The row of a token, locked until the transaction ends. */
async function lockRow(db, token) {
  if (typeof token !== "string") return undefined;
  const { rows } = await db.query(
    "SELECT *, expires_at <= now() AS is_over FROM refresh_tokens WHERE token_hash = $1 FOR UPDATE",
    [toHash(token)],
  );
  return rows[0];
}

/** Runs a DELETE until it finds nothing: a refresh that runs meanwhile adds a token that one DELETE does not see. */
async function deleteAll(db, text, value) {
  const { rowCount } = await db.query(text, [value]);
  if (rowCount > 0) await deleteAll(db, text, value);
}

const endFamily = (db, family) => deleteAll(db, "DELETE FROM refresh_tokens WHERE family = $1", family);

export function logIn(userId) {
  return insertToken(pool, { family: randomUUID(), userId });
}

export function refresh(token) {
  return inTransaction(async (tx) => {
    const row = await lockRow(tx, token);
    if (!row) return null;
    if (row.used_at !== null) {
      await endFamily(tx, row.family);
      return null;
    }
    if (row.is_over) return null;
    await tx.query("UPDATE refresh_tokens SET used_at = now() WHERE token_hash = $1", [row.token_hash]);
    const next = await insertToken(tx, { family: row.family, userId: row.user_id });
    return { userId: row.user_id, token: next };
  });
}

export function logOut(token) {
  return inTransaction(async (tx) => {
    const row = await lockRow(tx, token);
    if (row) await endFamily(tx, row.family);
  });
}

export function logOutEverywhere(userId) {
  return deleteAll(pool, "DELETE FROM refresh_tokens WHERE user_id = $1", userId);
}
