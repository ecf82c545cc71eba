const express = require("express");
const { Pool } = require("pg");
const { hashPassword, passwordMatches } = require("./passwords.js");
const { startSession, userIdOf } = require("./sessions.js");

const pool = new Pool();
const app = express();
app.use(express.json());

// A hash in the form of passwords.js that no password leads to.
const DECOY = `${"0".repeat(32)}:${"0".repeat(64)}`;

app.post("/users", (req, res, next) => {
  const body = req.body || {};
  const email = typeof body.email === "string" ? body.email.trim().toLowerCase() : "";
  const password = body.password;
  if (!/^[^@]+@[^@]+$/.test(email)) return res.status(400).send("bad address");
  if (typeof password !== "string" || password.length < 15 || password.length > 200) {
    return res.status(400).send("bad password");
  }
  hashPassword(password)
    .then((hash) =>
      pool.query("INSERT INTO users (email, password_hash) VALUES ($1, $2) RETURNING id, email", [email, hash]),
    )
    .then(({ rows }) => res.status(201).json(rows[0]))
    .catch((error) => (error.code === "23505" ? res.status(409).send("taken") : next(error)));
});

app.post("/login", (req, res, next) => {
  const { email, password } = req.body || {};
  if (typeof email !== "string" || typeof password !== "string") return res.sendStatus(401);
  pool
    .query("SELECT id, password_hash FROM users WHERE email = lower(trim($1))", [email])
    .then(async ({ rows }) => {
      const isRight = await passwordMatches(password, rows.length === 0 ? DECOY : rows[0].password_hash);
      if (!isRight) return res.sendStatus(401);
      startSession(res, rows[0].id);
      res.sendStatus(204);
    })
    .catch(next);
});

app.get("/me", (req, res, next) => {
  pool
    .query("SELECT id, email FROM users WHERE id = $1", [userIdOf(req)])
    .then(({ rows }) => (rows[0] ? res.json(rows[0]) : res.sendStatus(401)))
    .catch(next);
});

app.listen(process.env.PORT || 3000);
