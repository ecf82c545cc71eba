import express from "express";
import pg from "pg";
import { hashPassword, passwordMatches } from "./passwords.js";
import { startSession, userIdOf } from "./sessions.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const app = express();
app.use(express.json());

const UNIQUE_VIOLATION = "23505";

app.post("/users", async (req, res) => {
  const credentials = readCredentials(req.body);
  if (!credentials || !isAddress(credentials.email) || !isGoodPassword(credentials.password)) {
    return res.status(400).json({ error: "send an address, and a password of 15 to 200 characters" });
  }
  const hash = await hashPassword(credentials.password);
  try {
    const { rows } = await pool.query(
      "INSERT INTO users (email, password_hash) VALUES ($1, $2) RETURNING id",
      [credentials.email, hash],
    );
    res.status(201).json({ id: rows[0].id, email: credentials.email });
  } catch (error) {
    if (error.code !== UNIQUE_VIOLATION) throw error;
    res.status(409).json({ error: "this address has an account" });
  }
});

app.post("/login", async (req, res) => {
  const user = await userWith(readCredentials(req.body));
  if (!user) return res.status(401).json({ error: "wrong e-mail or password" });
  startSession(res, user.id);
  res.status(204).end();
});

app.get("/me", async (req, res) => {
  const id = userIdOf(req);
  const user = id === undefined ? undefined : (await pool.query("SELECT * FROM users WHERE id = $1", [id])).rows[0];
  if (!user) return res.sendStatus(401);
  res.json({ id: user.id, email: user.email });
});

/** Both fields when they are strings, with the address in its one spelling; otherwise null. */
function readCredentials(body) {
  const { email, password } = body ?? {};
  if (typeof email !== "string" || typeof password !== "string") return null;
  return { email: email.trim().toLowerCase(), password };
}

function isAddress(text) {
  const at = text.indexOf("@");
  return at > 0 && at < text.length - 1;
}

function isGoodPassword({ length }) {
  return length >= 15 && length <= 200;
}

async function userWith(credentials) {
  if (!credentials) return null;
  const { rows } = await pool.query("SELECT * FROM users WHERE email = $1", [credentials.email]);
  if (rows.length === 0) {
    await hashPassword(credentials.password); // costs as much as a check
    return null;
  }
  return (await passwordMatches(credentials.password, rows[0].password_hash)) ? rows[0] : null;
}

app.listen(process.env.PORT ?? 3000);
