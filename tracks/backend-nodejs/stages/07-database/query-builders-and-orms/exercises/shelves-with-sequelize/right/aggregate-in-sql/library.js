import { QueryTypes, Sequelize } from "sequelize";

const sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false });

export function listShelves() {
  return sequelize.query(
    `SELECT name, ARRAY(SELECT title FROM books WHERE shelf_id = shelves.id ORDER BY title) AS books
     FROM shelves ORDER BY name`,
    { type: QueryTypes.SELECT },
  );
}

export const findBooks = async (filters = {}) => {
  const conditions = ["true"];
  if ("author" in filters && filters.author !== undefined) conditions.push("author = :author");
  if (filters.maxPages !== undefined) conditions.push("pages <= :maxPages");
  const rows = await sequelize.query(
    `SELECT title FROM books WHERE ${conditions.join(" AND ")}
     ORDER BY ${filters.sort === "longest" ? "-pages, title" : "title"}`,
    { replacements: filters, type: QueryTypes.SELECT },
  );
  return rows.map((row) => row.title);
};
