import { hash, randomBytes } from "node:crypto";
import { pool } from "./db.js";
import { sendMail } from "./mail.js";
import { hashPassword } from "./passwords.js";

const PAGE = "https://library.example/reset";

class Resets {
  async start(email) {
    const token = randomBytes(64).toString("base64url");
    const { rows } = await pool.query(
      `INSERT INTO resets (token_hash, user_id, expires_at)
       SELECT $1, id, $2 FROM users WHERE email = $3 RETURNING user_id`,
      [hash("sha256", token), new Date(Date.now() + 1_800_000), email],
    );
    if (rows.length === 0) return;
    await pool.query("DELETE FROM resets WHERE user_id = $1 AND token_hash <> $2", [
      rows[0].user_id,
      hash("sha256", token),
    ]);
    queueMicrotask(() => this.#mail(email, token));
  }

  async #mail(email, token) {
    const link = new URL(PAGE);
    link.searchParams.set("token", token);
    await sendMail(email, `Hello!\n${link}\n`).catch(() => undefined);
  }

  async finish(token, password) {
    const client = await pool.connect();
    try {
      const newHash = await hashPassword(password);
      await client.query("BEGIN");
      const { rows } = await client.query("SELECT * FROM resets WHERE token_hash = $1 AND expires_at > now() FOR UPDATE", [
        hash("sha256", token),
      ]);
      for (const { user_id: id } of rows) {
        await client.query("UPDATE users SET password_hash = $1 WHERE id = $2", [newHash, id]);
        await client.query("DELETE FROM sessions WHERE user_id = $1", [id]);
        await client.query("DELETE FROM resets WHERE user_id = $1", [id]);
      }
      await client.query("COMMIT");
      return rows.length > 0;
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  }
}

const resets = new Resets();

export async function requestReset(email) {
  await resets.start(email.trim().toLowerCase());
  return "look at your mail";
}

export async function resetPassword(token, password) {
  if ([token, password].some((value) => typeof value !== "string")) return false;
  return password.length >= 15 && password.length <= 200 ? resets.finish(token, password) : false;
}
