import express from "express";
import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL });
const app = express().use(express.json());

app.post("/courses/:id/members", (req, res, next) => {
  const { email } = Object(req.body);
  if (typeof email !== "string" || !/@/.test(email)) return next([400, "An address has an @."]);
  db("courses")
    .then((rows) => rows.find(({ id }) => String(id) === req.params.id))
    .then((course) => {
      if (course === undefined) throw [404, "Which course?"];
      return db("members")
        .insert({ course_id: course.id, email: email.toLowerCase() })
        .returning(["id", "email"])
        .catch((error) => {
          throw error.constraint === "members_course_id_email_key" ? [409, "You are on the list."] : error;
        });
    })
    .then(([member]) => res.status(201).json(member))
    .catch(next);
});

app.use((reason, _req, res, _next) => {
  if (Array.isArray(reason)) return res.status(reason[0]).json({ error: reason[1] });
  console.error(reason);
  res.status(500).json({ error: "Internal Server Error" });
});

app.listen(process.env.PORT ?? 3000);
