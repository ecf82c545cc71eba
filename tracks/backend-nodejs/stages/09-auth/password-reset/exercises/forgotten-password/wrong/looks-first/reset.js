import { createHash, randomBytes } from "node:crypto";
import { pool } from "./db.js";
import { sendMail } from "./mail.js";
import { hashPassword } from "./passwords.js";

const PAGE = "https://library.example/reset"; // of the form for a new password

const hashOf = (token) => createHash("sha256").update(token).digest("hex");

export async function requestReset(email) {
  const address = email.trim().toLowerCase();
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

export async function resetPassword(token, password) {
  if (typeof token !== "string" || typeof password !== "string") return false;
  if (password.length < 15 || password.length > 200) return false;
  const { rows } = await pool.query("SELECT user_id FROM resets WHERE token_hash = $1 AND expires_at > now()", [
    hashOf(token),
  ]);
  if (rows.length === 0) return false;
  const [{ user_id: id }] = rows;
  await pool.query("UPDATE users SET password_hash = $2 WHERE id = $1", [id, await hashPassword(password)]);
  await pool.query("DELETE FROM sessions WHERE user_id = $1", [id]);
  await pool.query("DELETE FROM resets WHERE token_hash = $1", [hashOf(token)]);
  return true;
}
