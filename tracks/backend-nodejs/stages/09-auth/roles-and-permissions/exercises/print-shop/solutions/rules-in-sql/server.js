import express from "express";
import { identify, pool } from "./people.js";

const app = express();
app.use(express.json());
app.use(identify);
app.use((req, res, next) => {
  if (req.user) next();
  else res.status(401).json({ error: "log in first" });
});

const SCOPE = "SELECT min(scope) AS scope FROM grants WHERE role = ANY($1) AND action = $2"; // 'any' sorts before 'own'
const JOBS = "SELECT * FROM jobs WHERE ($1 = 'any' OR ($1 = 'own' AND owner = $2))";

const scopeOf = async ({ roles }, action) => (await pool.query(SCOPE, [roles, action])).rows[0].scope;

class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function allowed(user, action) {
  const scope = await scopeOf(user, action);
  if (scope === null) throw new Refusal(403, "not allowed");
  return scope;
}

async function findJob(user, scope, id) {
  const { rows } = await pool.query(`${JOBS} AND id = $3`, [scope, user.name, id]);
  return rows[0];
}

/** The job with this id, when the person may do this to it. */
async function jobFor(user, action, id) {
  const scope = await allowed(user, action);
  const visible = await findJob(user, await scopeOf(user, "jobs:read"), id);
  if (!visible) throw new Refusal(404, "no such job");
  if (!(await findJob(user, scope, id))) throw new Refusal(403, "not allowed");
  return visible;
}

app.get("/jobs", async ({ user }, res) => {
  const scope = await allowed(user, "jobs:read");
  res.json((await pool.query(`${JOBS} ORDER BY id`, [scope, user.name])).rows);
});

app.get("/jobs/:id", async ({ user, params }, res) => {
  res.json(await jobFor(user, "jobs:read", params.id));
});

app.post("/jobs", async ({ user, body }, res) => {
  await allowed(user, "jobs:create");
  const { rows } = await pool.query("INSERT INTO jobs (owner, title) VALUES ($1, $2) RETURNING *", [
    user.name,
    body.title,
  ]);
  res.status(201).json(rows[0]);
});

app.patch("/jobs/:id", async ({ user, params, body }, res) => {
  const { id } = await jobFor(user, "jobs:change", params.id);
  const { rows } = await pool.query("UPDATE jobs SET state = $2 WHERE id = $1 RETURNING *", [id, body.state]);
  res.json(rows[0]);
});

app.delete("/jobs/:id", async ({ user, params }, res) => {
  const { id } = await jobFor(user, "jobs:delete", params.id);
  await pool.query("DELETE FROM jobs WHERE id = $1", [id]);
  res.status(204).end();
});

app.use((error, req, res, next) => {
  if (error instanceof Refusal) res.status(error.status).json({ error: error.message });
  else next(error);
});

app.listen(process.env.PORT ?? 3000);
