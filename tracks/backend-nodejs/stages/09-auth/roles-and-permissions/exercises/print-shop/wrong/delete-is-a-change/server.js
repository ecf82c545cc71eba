import express from "express";
import { identify, pool } from "./people.js";

const app = express();
app.use(express.json());
app.use(identify);

/** The widest scope in which the person may do this: "any", "own" or undefined. */
async function scopeOf(user, action) {
  const { rows } = await pool.query("SELECT scope FROM grants WHERE role = ANY($1) AND action = $2", [
    user.roles,
    action,
  ]);
  const scopes = rows.map(({ scope }) => scope);
  return scopes.includes("any") ? "any" : scopes[0];
}

const isIn = (scope, job, user) => scope === "any" || (scope === "own" && job.owner === user.name);

const requirePermission = (action) => async (req, res, next) => {
  if (!req.user) return res.status(401).json({ error: "log in first" });
  req.scope = await scopeOf(req.user, action);
  if (!req.scope) return res.status(403).json({ error: `you need ${action}` });
  next();
};

/** Puts the job into `req.job`: 404 when the person may not see it, 403 when it is outside of the scope. */
async function loadJob(req, res, next) {
  const { rows } = await pool.query("SELECT * FROM jobs WHERE id = $1", [req.params.id]);
  const [job] = rows;
  const readScope = await scopeOf(req.user, "jobs:read");
  if (!job || !isIn(readScope, job, req.user)) return res.status(404).json({ error: "no such job" });
  if (!isIn(req.scope, job, req.user)) return res.status(403).json({ error: "not this job" });
  req.job = job;
  next();
}

app.get("/jobs", requirePermission("jobs:read"), async (req, res) => {
  const { rows } = await pool.query("SELECT * FROM jobs WHERE $1 = 'any' OR owner = $2 ORDER BY id", [
    req.scope,
    req.user.name,
  ]);
  res.json(rows);
});

app.get("/jobs/:id", requirePermission("jobs:read"), loadJob, (req, res) => res.json(req.job));

app.post("/jobs", requirePermission("jobs:create"), async (req, res) => {
  const { rows } = await pool.query("INSERT INTO jobs (owner, title) VALUES ($1, $2) RETURNING *", [
    req.user.name,
    req.body.title,
  ]);
  res.status(201).json(rows[0]);
});

app.patch("/jobs/:id", requirePermission("jobs:change"), loadJob, async (req, res) => {
  const { rows } = await pool.query("UPDATE jobs SET state = $2 WHERE id = $1 RETURNING *", [
    req.job.id,
    req.body.state,
  ]);
  res.json(rows[0]);
});

app.delete("/jobs/:id", requirePermission("jobs:change"), loadJob, async (req, res) => {
  await pool.query("DELETE FROM jobs WHERE id = $1", [req.job.id]);
  res.sendStatus(204);
});

app.listen(process.env.PORT ?? 3000);
