import express from "express";
import { identify, pool } from "./people.js";

class Refusal extends Error {
  constructor(status, body) {
    super(String(status));
    this.status = status;
    this.body = body;
  }
}
const NO_JOB = () => new Refusal(404, { error: "no such job" });

/** All that this person is allowed, as a Map from action to scope. */
async function grantsOf(req) {
  if (!req.user) throw new Refusal(401);
  const { rows } = await pool.query("SELECT role, action, scope FROM grants");
  const result = new Map();
  for (const { role, action, scope } of rows) {
    if (!req.user.roles.includes(role)) continue;
    if (result.get(action) !== "any") result.set(action, scope);
  }
  return result;
}

async function jobFor(req, action) {
  const grants = await grantsOf(req);
  if (!grants.has(action)) throw new Refusal(403);
  const { rows } = await pool.query("SELECT * FROM jobs WHERE id = $1", [req.params.id]);
  const job = rows[0];
  if (!job) throw NO_JOB();
  if (grants.has(action) && job.owner === req.user.name) return job;
  const reaches = (name) => grants.get(name) === "any" || (grants.has(name) && job.owner === req.user.name);
  if (!reaches("jobs:read")) throw NO_JOB();
  if (!reaches(action)) throw new Refusal(403);
  return job;
}

const app = express();
app.use(express.json());
app.use(identify);

app
  .route("/jobs")
  .get(async (req, res) => {
    const scope = (await grantsOf(req)).get("jobs:read");
    if (!scope) throw new Refusal(403);
    const { rows } = await pool.query("SELECT * FROM jobs ORDER BY id");
    res.json(scope === "any" ? rows : rows.filter((job) => job.owner === req.user.name));
  })
  .post(async (req, res) => {
    if (!(await grantsOf(req)).has("jobs:create")) throw new Refusal(403);
    const { rows } = await pool.query("INSERT INTO jobs (owner, title) VALUES ($1, $2) RETURNING *", [
      req.user.name,
      req.body.title,
    ]);
    res.status(201).json(rows[0]);
  });

app
  .route("/jobs/:id")
  .get(async (req, res) => {
    res.json(await jobFor(req, "jobs:read"));
  })
  .patch(async (req, res) => {
    const { id } = await jobFor(req, "jobs:change");
    const { rows } = await pool.query("UPDATE jobs SET state = $2 WHERE id = $1 RETURNING *", [id, req.body.state]);
    if (!rows[0]) throw NO_JOB();
    res.json(rows[0]);
  })
  .delete(async (req, res) => {
    const { id } = await jobFor(req, "jobs:delete");
    const { rowCount } = await pool.query("DELETE FROM jobs WHERE id = $1", [id]);
    if (rowCount === 0) throw NO_JOB();
    res.sendStatus(204);
  });

app.use((error, req, res, next) => {
  if (!(error instanceof Refusal)) return next(error);
  if (error.body) res.status(error.status).json(error.body);
  else res.sendStatus(error.status);
});

app.listen(process.env.PORT ?? 3000);
