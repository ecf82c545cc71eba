import express from "express";
import pg from "pg";

const { Pool } = pg;

class Courses {
  constructor(pool) {
    this.pool = pool;
  }

  async signUp(courseId, email) {
    const client = await this.pool.connect();
    try {
      await client.query("BEGIN");
      const course = await client.query("SELECT id FROM courses WHERE id::text = $1 FOR UPDATE", [courseId]);
      if (course.rows.length === 0) return { status: 404, body: { error: "Course not found" } };
      const member = await client.query(
        "SELECT 1 FROM members m JOIN courses c ON c.id = m.course_id WHERE c.id = $1 AND lower(m.email) = lower($2)",
        [course.rows[0].id, email],
      );
      if (member.rows.length > 0) return { status: 409, body: { error: "Already signed up" } };
      const { rows } = await client.query(
        "INSERT INTO members (email, course_id) VALUES (lower($1), $2) RETURNING email, id",
        [email, course.rows[0].id],
      );
      await client.query("COMMIT");
      return { status: 201, body: rows[0] };
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  }
}

const courses = new Courses(new Pool());
const app = express();

app.post("/courses/:id/members", express.json(), async (req, res) => {
  const email = req.body?.email;
  if (typeof email !== "string" || email.indexOf("@") === -1) {
    res.status(400).json({ error: "Which address?" });
    return;
  }
  try {
    const { status, body } = await courses.signUp(req.params.id, email);
    res.status(status).json(body);
  } catch (error) {
    console.error(`${req.method} ${req.path}: ${error.message}`);
    res
      .status(500)
      .json({ error: "We could not insert you into the list of members, please select another day." });
  }
});

app.listen(process.env.PORT);
