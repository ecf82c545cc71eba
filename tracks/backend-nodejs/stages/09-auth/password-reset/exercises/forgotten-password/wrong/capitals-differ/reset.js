import { createHash, randomBytes } from "node:crypto";
import { pool } from "./db.js";
import { sendMail } from "./mail.js";
import { hashPassword } from "./passwords.js";

const PAGE = "https://library.example/reset"; // of the form for a new password

const hashOf = (token) => createHash("sha256").update(token).digest("hex");

export async function requestReset(email) {
  const address = email.trim();
  const { rows } = await pool.query("SELECT id FROM users WHERE email = $1", [address]);
  if (rows.length === 0) return;
  const token = randomBytes(32).toString("base64url");
  await pool.query("DELETE FROM resets WHERE user_id = $1", [rows[0].id]);
  await pool.query(
    "INSERT INTO resets (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '30 minutes')",
    [hashOf(token), rows[0].id],
  );
  sendMail(address, `Choose a new password: ${PAGE}?token=${token}`).catch((error) =>
    console.error("reset mail:", error.message),
  );
}

// Uses the token, stores the hash and ends the sessions, or does nothing at all.
const RESET = `
  WITH used AS (
    DELETE FROM resets WHERE token_hash = $1 AND expires_at > now() RETURNING user_id
  ), ended AS (
    DELETE FROM sessions WHERE user_id IN (SELECT user_id FROM used)
  )
  UPDATE users SET password_hash = $2 WHERE id IN (SELECT user_id FROM used)
  RETURNING id`;

export async function resetPassword(token, password) {
  if (typeof token !== "string" || typeof password !== "string") return false;
  if (password.length < 15 || password.length > 200) return false;
  const { rows } = await pool.query(RESET, [hashOf(token), await hashPassword(password)]);
  return rows.length > 0;
}
