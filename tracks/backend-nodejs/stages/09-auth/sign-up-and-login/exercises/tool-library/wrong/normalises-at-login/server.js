import express from "express";
import pg from "pg";
import { hashPassword, passwordMatches } from "./passwords.js";
import { startSession, userIdOf } from "./sessions.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const app = express();
app.use(express.json());

const nobody = await hashPassword("nobody has this password");
const spell = (email) => email.trim().toLowerCase();

app.post("/users", async (req, res) => {
  const { email, password } = req.body ?? {};
  if (typeof email !== "string" || !/[^]@[^]/.test(spell(email))) return res.status(400).json({ error: "bad address" });
  if (typeof password !== "string" || password.length < 15 || password.length > 200) {
    return res.status(400).json({ error: "bad password" });
  }
  const { rows } = await pool.query(
    "INSERT INTO users (email, password_hash) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id, email",
    [spell(email), await hashPassword(password)],
  );
  if (rows.length === 0) return res.status(409).json({ error: "taken" });
  res.status(201).json(rows[0]);
});

app.post("/login", async (req, res) => {
  const { email, password } = req.body ?? {};
  if (typeof email !== "string" || typeof password !== "string") return res.sendStatus(401);
  const { rows } = await pool.query("SELECT id, password_hash FROM users WHERE email = $1", [spell(email)]);
  const matches = await passwordMatches(password.normalize(), rows[0]?.password_hash ?? nobody);
  if (rows.length === 0 || !matches) return res.sendStatus(401);
  startSession(res, rows[0].id);
  res.sendStatus(204);
});

app.get("/me", async (req, res) => {
  const { rows } = await pool.query("SELECT id, email FROM users WHERE id = $1", [userIdOf(req)]);
  if (rows.length === 0) return res.sendStatus(401);
  res.json(rows[0]);
});

app.listen(process.env.PORT ?? 3000);
