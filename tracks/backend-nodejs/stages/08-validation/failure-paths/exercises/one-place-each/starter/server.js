import express from "express";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const app = express();
app.use(express.json());

app.post("/courses/:id/members", async (req, res) => {
  const { rows } = await pool.query(
    "INSERT INTO members (course_id, email) VALUES ($1, $2) RETURNING id, email",
    [req.params.id, req.body.email],
  );
  res.status(201).json(rows[0]);
});

app.listen(process.env.PORT ?? 3000);
