import express from "express";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
// Without this, a restart of the database would end the process.
pool.on("error", (error) => console.error("idle client:", error.message));
const app = express();
app.use(express.json());

/** What the database says, as an answer to the client. */
const ANSWERS = {
  23505: { status: 409, error: "this address has signed up already" },
  23503: { status: 404, error: "no such course" },
};

app.post("/courses/:id/members", async (req, res) => {
  const { email } = req.body ?? {};
  if (!/^[1-9]\d{0,8}$/.test(req.params.id)) return res.status(404).json({ error: "no such course" });
  if (typeof email !== "string" || !email.includes("@")) {
    return res.status(400).json({ error: "email must be an address" });
  }
  const { rows } = await pool.query(
    "INSERT INTO members (course_id, email) VALUES ($1, $2) RETURNING id, email",
    [req.params.id, email.trim().toLowerCase()],
  );
  res.status(201).json(rows[0]);
});

app.use((error, req, res, next) => {
  const known = ANSWERS[error.code];
  if (known) return res.status(known.status).json({ error: known.error });
  if (error.status >= 400 && error.status < 500) return res.status(error.status).json({ error: "bad request" });
  console.error(error);
  res.status(500).json({ error: "something went wrong here" });
});

app.listen(process.env.PORT ?? 3000);
