import { createHash, randomBytes } from "node:crypto";
import { pool } from "./db.js";
import { sendMail } from "./mail.js";
import { hashPassword } from "./passwords.js";

const PAGE = "https://library.example/reset"; // of the form for a new password

const toHash = (token) => createHash("sha256").update(token).digest("hex");

export async function requestReset(email) {
  const address = email.trim().toLowerCase();
  const { rows } = await pool.query("SELECT id, email FROM users WHERE email = $1", [address]);
  if (rows.length === 0) return;
  const [user] = rows;
  const token = randomBytes(32).toString("base64url");
  await pool.query("DELETE FROM resets WHERE user_id = $1", [user.id]);
  await pool.query(
    "INSERT INTO resets (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '30 minutes')",
    [toHash(token), user.id],
  );
  sendMail(user.email, `Choose a new password: ${PAGE}?token=${token}`).catch((error) => console.error(error.message));
}

export async function resetPassword(token, password) {
  if (typeof token !== "string" || typeof password !== "string") return false;
  if (password.trim().length < 15 || password.length > 200) return false;
  const hash = await hashPassword(password);
  const { rows } = await pool.query(
    `WITH used AS (DELETE FROM resets WHERE token_hash = $1 AND expires_at > now() RETURNING user_id),
      changed AS (UPDATE users SET password_hash = $2 FROM used WHERE users.id = used.user_id),
      ended AS (DELETE FROM sessions USING used WHERE sessions.user_id = used.user_id)
    SELECT user_id FROM used`,
    [toHash(token), hash],
  );
  return rows.length === 1;
}
