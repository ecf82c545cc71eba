const crypto = require("node:crypto");
const { pool } = require("./db.js");

const DAYS_14_MS = 14 * 24 * 60 * 60 * 1000;

function sha256(text) {
  return crypto.createHash("sha256").update(text).digest("hex");
}

async function add(family, userId) {
  const token = crypto.randomBytes(33).toString("base64url");
  const values = [sha256(token), family, userId, new Date(Date.now() + DAYS_14_MS)];
  await pool.query(
    "INSERT INTO refresh_tokens (token_hash, family, user_id, expires_at) VALUES ($1, $2, $3, $4)",
    values,
  );
  return token;
}

// Marks every token of the family as used, and stops the next one from being added: there is none that is unused.
async function end(family) {
  await pool.query("UPDATE refresh_tokens SET used_at = now() WHERE family = $1 AND used_at IS NULL", [family]);
}

async function find(token) {
  if (typeof token !== "string") return undefined;
  const { rows } = await pool.query("SELECT * FROM refresh_tokens WHERE token_hash = $1", [sha256(token)]);
  return rows[0];
}

exports.logIn = (userId) => add(crypto.randomUUID(), userId);

exports.refresh = async (token) => {
  const row = await find(token);
  if (row === undefined) return null;
  if (row.used_at === null && row.expires_at <= new Date()) return null;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rowCount } = await client.query(
      "UPDATE refresh_tokens SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL",
      [row.token_hash],
    );
    let result = null;
    if (rowCount === 1) {
      const next = crypto.randomBytes(33).toString("base64url");
      await client.query("INSERT INTO refresh_tokens VALUES ($1, $2, $3, $4)", [
        sha256(next),
        row.family,
        row.user_id,
        new Date(Date.now() + DAYS_14_MS),
      ]);
      result = { userId: row.user_id, token: next };
    } else {
      await client.query("UPDATE refresh_tokens SET used_at = now() WHERE family = $1 AND used_at IS NULL", [
        row.family,
      ]);
    }
    await client.query("COMMIT");
    return result;
  } finally {
    client.release();
  }
};

exports.logOut = async (token) => {
  const row = await find(token);
  if (row) await end(row.family);
};

exports.logOutEverywhere = async (userId) => {
  await pool.query("UPDATE refresh_tokens SET used_at = now() WHERE user_id = $1 AND used_at IS NULL", [userId]);
};
