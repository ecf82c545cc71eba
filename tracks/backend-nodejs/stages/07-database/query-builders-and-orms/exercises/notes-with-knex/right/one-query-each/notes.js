import knex from "knex";

const database = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 3 } });

export function findNotes(name) {
  return database
    .select("title")
    .from("notes")
    .whereIn("author_id", database("authors").select("id").where({ name: name }))
    .orderBy([{ column: "written", order: "DESC" }])
    .then((rows) => rows.map(({ title }) => title));
}

export const countNotes = async () => {
  const authors = await database("authors").select();
  const result = [];
  for (const author of authors) {
    const notes = await database("notes").where("author_id", author.id);
    result.push({ count: notes.length, name: author.name });
  }
  return result.sort((a, b) => (a.name < b.name ? -1 : 1));
};
