const express = require("express");
const { identify, pool } = require("./people.js");

const app = express();
app.use(express.json(), identify);

async function can(user, action, job) {
  const { rows } = await pool.query("SELECT * FROM grants");
  for (const grant of rows) {
    if (!user.roles.includes(grant.role) || grant.action !== action) continue;
    if (grant.scope === "any" || job === undefined || job.owner === user.name) return true;
  }
  return false;
}

function handle(action, handler) {
  return async (req, res, next) => {
    try {
      if (!req.user) return res.sendStatus(401);
      if (!(await can(req.user, action))) return res.sendStatus(403);
      if (req.params.id !== undefined) {
        const { rows } = await pool.query("SELECT * FROM jobs WHERE id = $1", [req.params.id]);
        if (rows.length === 0 || !(await can(req.user, "jobs:read", rows[0]))) return res.sendStatus(404);
        if (!(await can(req.user, action, rows[0]))) return res.sendStatus(403);
        req.job = rows[0];
      }
      await handler(req, res);
    } catch (error) {
      next(error);
    }
  };
}

const getJob = handle("jobs:read", async (req, res) => res.json(req.job));

const listJobs = handle("jobs:read", async (req, res) => {
  const { rows } = await pool.query("SELECT * FROM jobs ORDER BY id");
  const visible = [];
  for (const job of rows) if (await can(req.user, "jobs:read", job)) visible.push(job);
  res.json(visible);
});

const addJob = handle("jobs:create", async (req, res) => {
  const sql = "INSERT INTO jobs (owner, title) VALUES ($1, $2) RETURNING *";
  const { rows } = await pool.query(sql, [req.user.name, req.body.title]);
  res.status(201).json(rows[0]);
});

const changeJob = handle("jobs:change", async (req, res) => {
  const sql = "UPDATE jobs SET state = $1 WHERE id = $2 RETURNING *";
  const { rows } = await pool.query(sql, [req.body.state, req.job.id]);
  res.json(rows[0]);
});

const deleteJob = handle("jobs:delete", async (req, res) => {
  await pool.query("DELETE FROM jobs WHERE id = $1", [req.job.id]);
  res.sendStatus(204);
});

app.get("/jobs", listJobs);
app.get("/jobs/:id", getJob);
app.post("/jobs", addJob);
app.patch("/jobs/:id", changeJob);
app.delete("/jobs/:id", deleteJob);
app.listen(process.env.PORT || 3000);
