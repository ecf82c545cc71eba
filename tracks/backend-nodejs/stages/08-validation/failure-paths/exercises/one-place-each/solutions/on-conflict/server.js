import express from "express";
import pg from "pg";
import { z } from "zod";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
// Without this, a restart of the database would end the process.
pool.on("error", (error) => console.error("idle client:", error.message));

const Member = z.object({ email: z.string().includes("@").toLowerCase() });
const CourseId = z
  .string()
  .regex(/^[1-9]\d*$/)
  .transform(Number)
  .pipe(z.number().max(2_147_483_647));

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function signUp(courseId, email) {
  const course = await pool.query("SELECT FROM courses WHERE id = $1", [courseId]);
  if (course.rowCount === 0) throw new HttpError(404, "There is no such course.");
  const { rows } = await pool.query(
    "INSERT INTO members (course_id, email) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id, email",
    [courseId, email],
  );
  if (rows.length === 0) throw new HttpError(409, "You are on the list already.");
  return rows[0];
}

const app = express();
app.post("/courses/:id/members", express.json(), async (req, res) => {
  const id = CourseId.safeParse(req.params.id);
  if (!id.success) throw new HttpError(404, "There is no such course.");
  const member = Member.safeParse(req.body);
  if (!member.success) throw new HttpError(400, "An e-mail address is needed.");
  res.status(201).json(await signUp(id.data, member.data.email));
});

app.use((error, _req, res, _next) => {
  const isOurs = error instanceof HttpError || error.type === "entity.parse.failed";
  if (!isOurs) console.error(error.stack);
  res.status(isOurs ? error.status : 500).json({ error: isOurs ? error.message : "Please try again later." });
});

app.listen(Number(process.env.PORT ?? 3000));
