import express from "express";
import pg from "pg";
import { hashPassword, passwordMatches } from "./passwords.js";
import { startSession, userIdOf } from "./sessions.js";

class Users {
  #pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
  #decoy;

  async add(email, password) {
    const hash = await hashPassword(password);
    const { rows } = await this.#pool.query(
      "INSERT INTO users (email, password_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id, email",
      [email, hash],
    );
    return rows[0];
  }

  async find(email, password) {
    this.#decoy ??= await hashPassword(`${Math.random()} ${Date.now()}`);
    const { rows } = await this.#pool.query("SELECT * FROM users WHERE email = $1", [email]);
    const user = rows[0] ?? { password_hash: this.#decoy };
    const isRight = await passwordMatches(password, user.password_hash);
    return isRight && user.id !== undefined ? user : undefined;
  }

  async byId(id) {
    const { rows } = await this.#pool.query("SELECT id, email FROM users WHERE id = $1", [id ?? null]);
    return rows[0];
  }
}

const users = new Users();
const app = express();
app.use(express.json());

const isText = (value) => typeof value === "string";
const addressOf = (body) => (isText(body?.email) ? body.email.trim().toLowerCase() : "");

app.post("/users", async (req, res) => {
  const email = addressOf(req.body);
  const parts = email.split("@");
  const password = req.body?.password;
  const isGood = parts.length > 1 && parts[0] !== "" && parts.at(-1) !== "";
  if (!isGood || !isText(password) || password.length < 15 || password.length > 200) {
    return res.status(400).json({ error: "bad input" });
  }
  const user = await users.add(email, password);
  if (user) res.status(201).json(user);
  else res.status(409).json({ error: "taken" });
});

app.post("/login", async (req, res) => {
  const password = req.body?.password;
  const user = isText(password) && isText(req.body.email) && (await users.find(addressOf(req.body), password));
  if (!user) return res.status(401).json({ error: "no" });
  startSession(res, user.id);
  res.status(204).end();
});

app.get("/me", async (req, res) => {
  const user = await users.byId(userIdOf(req));
  if (user) res.json(user);
  else res.status(401).json({ error: "no" });
});

app.listen(process.env.PORT ?? 3000);
