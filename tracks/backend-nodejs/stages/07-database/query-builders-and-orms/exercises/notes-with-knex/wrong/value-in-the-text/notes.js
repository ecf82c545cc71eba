import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL });

export async function findNotes(name) {
  const { rows } = await db.raw(
    `SELECT title FROM notes JOIN authors ON authors.id = author_id WHERE name = '${name}' ORDER BY written DESC`,
  );
  return rows.map((row) => row.title);
}

export async function countNotes() {
  const rows = await db("authors")
    .leftJoin("notes", "notes.author_id", "authors.id")
    .groupBy("authors.id", "authors.name")
    .orderBy("authors.name")
    .select("authors.name")
    .count("notes.id as count");
  return rows.map(({ name, count }) => ({ name, count: Number(count) }));
}
