import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL });

export async function findNotes(name) {
  return [];
}

export async function countNotes() {
  return [];
}
