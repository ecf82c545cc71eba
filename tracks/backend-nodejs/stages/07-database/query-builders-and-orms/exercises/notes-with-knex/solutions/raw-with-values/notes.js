import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL });

export async function findNotes(name) {
  const { rows } = await db.raw(
    "SELECT title FROM notes WHERE author_id IN (SELECT id FROM authors WHERE name = ?) ORDER BY written DESC",
    [name],
  );
  return rows.map((row) => row.title);
}

export async function countNotes() {
  const { rows } = await db.raw(
    "SELECT name, (SELECT count(*)::int FROM notes WHERE author_id = authors.id) AS count FROM authors ORDER BY name",
  );
  return rows;
}
