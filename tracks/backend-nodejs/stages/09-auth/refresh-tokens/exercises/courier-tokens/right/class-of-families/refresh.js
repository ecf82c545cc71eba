import { hash, randomBytes, randomUUID } from "node:crypto";
import { pool } from "./db.js";

class Token {
  constructor(text = randomBytes(64).toString("base64url")) {
    this.text = text;
  }

  get hash() {
    return hash("sha256", this.text);
  }
}

class Families {
  async begin(userId) {
    const token = new Token();
    await pool.query("INSERT INTO refresh_tokens VALUES ($1, $2, $3, now() + make_interval(days => 14))", [
      token.hash,
      randomUUID(),
      userId,
    ]);
    return token.text;
  }

  async next(old) {
    const token = new Token();
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      const used = await client.query(
        "UPDATE refresh_tokens SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING *",
        [old.hash],
      );
      if (used.rowCount === 1) {
        const [{ family, user_id: userId }] = used.rows;
        await client.query("INSERT INTO refresh_tokens VALUES ($1, $2, $3, now() + make_interval(days => 14))", [
          token.hash,
          family,
          userId,
        ]);
        await client.query("COMMIT");
        return { token: token.text, userId };
      }
      await client.query(
        "DELETE FROM refresh_tokens t USING refresh_tokens u WHERE t.family = u.family AND u.token_hash = $1 AND u.used_at IS NOT NULL",
        [old.hash],
      );
      await client.query("COMMIT");
      return null;
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  }

  async end(token) {
    const { rows } = await pool.query("SELECT family FROM refresh_tokens WHERE token_hash = $1", [token.hash]);
    for (const { family } of rows) await pool.query("DELETE FROM refresh_tokens WHERE family = $1", [family]);
  }

  async endAll(userId) {
    await pool.query("DELETE FROM refresh_tokens WHERE user_id = $1", [userId]);
  }
}

const families = new Families();

export const logIn = (userId) => families.begin(userId);
export const refresh = async (text) => (typeof text === "string" ? families.next(new Token(text)) : null);

export async function logOut(text) {
  if (typeof text === "string") await families.end(new Token(text));
}

export const logOutEverywhere = (userId) => families.endAll(userId);
