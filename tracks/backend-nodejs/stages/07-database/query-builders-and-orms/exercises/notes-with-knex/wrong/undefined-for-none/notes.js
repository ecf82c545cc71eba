import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL });

export async function findNotes(name) {
  return db("notes")
    .join("authors", "authors.id", "notes.author_id")
    .where("authors.name", name)
    .orderBy("notes.written", "desc")
    .pluck("notes.title")
    .then((titles) => (titles.length === 0 ? undefined : titles));
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
