const crypto = require("node:crypto");
const { pool } = require("./db.js");
const { sendMail } = require("./mail.js");
const { hashPassword } = require("./passwords.js");

const PAGE = "https://library.example/reset";

function hash(text) {
  return crypto.createHash("sha256").update(text).digest("hex");
}

exports.requestReset = function requestReset(email) {
  const token = crypto.randomBytes(32).toString("base64url");
  return pool
    .query("SELECT id, email FROM users WHERE email = lower(trim($1))", [email.trim()])
    .then(({ rows }) => {
      if (!rows[0]) return null;
      return pool
        .query("DELETE FROM resets WHERE user_id = $1", [rows[0].id])
        .then(() =>
          pool.query("INSERT INTO resets VALUES ($1, $2, now() + interval '1800 seconds')", [hash(token), rows[0].id]),
        )
        .then(() => {
          sendMail(rows[0].email, `${PAGE}?token=${token}`).then(null, () => {});
          return null;
        });
    });
};

exports.resetPassword = async function resetPassword(token, password) {
  if (typeof token !== "string") return false;
  if (typeof password !== "string") return false;
  if (password.length < 15 || password.length > 200) return false;
  const newHash = await hashPassword(password);
  const { rows } = await pool.query("DELETE FROM resets WHERE token_hash = $1 AND expires_at > now() RETURNING *", [
    hash(token),
  ]);
  if (rows.length !== 1) return false;
  await pool.query("UPDATE users SET password_hash = $1 WHERE id = $2", [newHash, rows[0].user_id]);
  await pool.query("DELETE FROM sessions WHERE user_id = $1", [rows[0].user_id]);
  return true;
};
