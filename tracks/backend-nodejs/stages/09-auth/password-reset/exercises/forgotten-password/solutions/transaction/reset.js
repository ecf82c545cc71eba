import { createHash, randomBytes } from "node:crypto";
import { pool } from "./db.js";
import { sendMail } from "./mail.js";
import { hashPassword } from "./passwords.js";

const PAGE = "https://library.example/reset"; // of the form for a new password

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

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

/** Replaces the user's reset by a new one. Gives its token, or null without a user. */
function newToken(address) {
  return inTransaction(async (tx) => {
    const { rows } = await tx.query("SELECT id FROM users WHERE email = $1", [address]);
    if (rows.length === 0) return null;
    const token = randomBytes(48).toString("base64url");
    await tx.query("DELETE FROM resets WHERE user_id = $1", [rows[0].id]);
    await tx.query("INSERT INTO resets VALUES ($1, $2, now() + make_interval(mins => 30))", [
      sha256(token),
      rows[0].id,
    ]);
    return token;
  });
}

async function mailLink(address, token) {
  try {
    await sendMail(address, `You asked for a new password.\n\n${PAGE}?token=${token}\n\nThe link is good for 30 minutes.`);
  } catch (error) {
    console.error(error);
  }
}

export async function requestReset(email) {
  const address = email.toLowerCase().trim();
  const token = await newToken(address);
  if (token !== null) mailLink(address, token);
}

export async function resetPassword(token, password) {
  const isGood = typeof password === "string" && password.length >= 15 && password.length <= 200;
  if (!isGood || typeof token !== "string") return false;
  const hash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const used = await tx.query("DELETE FROM resets WHERE token_hash = $1 RETURNING user_id, expires_at > now() AS is_good", [
      sha256(token),
    ]);
    if (!used.rows[0]?.is_good) return false;
    const [{ user_id: id }] = used.rows;
    await tx.query("UPDATE users SET password_hash = $2 WHERE id = $1", [id, hash]);
    await tx.query("DELETE FROM sessions WHERE user_id = $1", [id]);
    return true;
  });
}
