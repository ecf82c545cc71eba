import express from "express";
import { identify, pool } from "./people.js";

const app = express();
app.use(express.json());
app.use(identify);

app.get("/jobs", async (req, res) => {
  const { rows } = await pool.query("SELECT * FROM jobs ORDER BY id");
  res.json(rows);
});

app.get("/jobs/:id", async (req, res) => {
  const { rows } = await pool.query("SELECT * FROM jobs WHERE id = $1", [req.params.id]);
  if (rows.length === 0) return res.status(404).json({ error: "no such job" });
  res.json(rows[0]);
});

app.post("/jobs", async (req, res) => {
  const { rows } = await pool.query("INSERT INTO jobs (owner, title) VALUES ($1, $2) RETURNING *", [
    req.body.owner,
    req.body.title,
  ]);
  res.status(201).json(rows[0]);
});

app.patch("/jobs/:id", async (req, res) => {
  const { rows } = await pool.query("UPDATE jobs SET state = $2 WHERE id = $1 RETURNING *", [
    req.params.id,
    req.body.state,
  ]);
  if (rows.length === 0) return res.status(404).json({ error: "no such job" });
  res.json(rows[0]);
});

app.delete("/jobs/:id", async (req, res) => {
  const { rowCount } = await pool.query("DELETE FROM jobs WHERE id = $1", [req.params.id]);
  if (rowCount === 0) return res.status(404).json({ error: "no such job" });
  res.sendStatus(204);
});

app.listen(process.env.PORT ?? 3000);
