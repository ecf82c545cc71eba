import express from "express";
import { identify, pool } from "./people.js";

class Permissions {
  #user;
  #scopes = new Map();

  static async of(user) {
    const permissions = new Permissions();
    permissions.#user = user;
    const { rows } = await pool.query("SELECT action, scope FROM grants WHERE role = ANY($1)", [user.roles]);
    for (const { action, scope } of rows) {
      if (permissions.#scopes.get(action) !== "any") permissions.#scopes.set(action, scope);
    }
    return permissions;
  }

  has(action) {
    return this.#scopes.has(action);
  }

  covers(action, job) {
    const scope = this.#scopes.get(action);
    return scope === "any" || (scope === "own" && job.owner === this.#user.name);
  }
}

const app = express();
app.use(express.json());
app.use(identify);
app.use("/jobs", async (req, res, next) => {
  if (!req.user) return res.status(401).end();
  req.permissions = await Permissions.of(req.user);
  next();
});

app.get("/jobs", async (req, res) => {
  if (!req.permissions.has("jobs:read")) return res.status(403).end();
  const { rows } = await pool.query("SELECT * FROM jobs ORDER BY id");
  res.json(rows.filter((job) => req.permissions.covers("jobs:read", job)));
});

app.post("/jobs", async (req, res) => {
  if (!req.permissions.has("jobs:create")) return res.status(403).end();
  const values = [req.user.name, req.body.title];
  const { rows } = await pool.query("INSERT INTO jobs (owner, title) VALUES ($1, $2) RETURNING *", values);
  res.status(201).json(rows[0]);
});

const ACTIONS = { GET: "jobs:read", PATCH: "jobs:change", DELETE: "jobs:delete" };

app.all("/jobs/:id", async (req, res, next) => {
  const action = ACTIONS[req.method];
  if (action === undefined) return next();
  if (!req.permissions.has(action)) return res.status(403).end();
  const { rows } = await pool.query("SELECT * FROM jobs WHERE id = $1", [req.params.id]);
  const job = rows.find((row) => req.permissions.covers("jobs:read", row));
  if (!job) return res.status(404).end();
  if (!req.permissions.covers(action, job)) return res.status(403).end();
  req.job = job;
  next();
});

app.get("/jobs/:id", (req, res) => res.json(req.job));
app.patch("/jobs/:id", async (req, res) => {
  const { rows } = await pool.query("UPDATE jobs SET state = $2 WHERE id = $1 RETURNING *", [
    req.job.id,
    req.body.state,
  ]);
  res.json(rows[0]);
});
app.delete("/jobs/:id", async (req, res) => {
  await pool.query("DELETE FROM jobs WHERE id = $1", [req.job.id]);
  res.sendStatus(204);
});

app.listen(process.env.PORT ?? 3000);
