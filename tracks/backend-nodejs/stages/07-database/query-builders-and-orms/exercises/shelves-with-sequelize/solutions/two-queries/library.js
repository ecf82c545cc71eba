import { DataTypes, Op, Sequelize } from "sequelize";

const sequelize = new Sequelize(process.env.DATABASE_URL, {
  logging: false,
  define: { timestamps: false, underscored: true },
});

const Shelf = sequelize.define("shelf", { name: DataTypes.TEXT }, { tableName: "shelves" });
const Book = sequelize.define(
  "book",
  { title: DataTypes.TEXT, author: DataTypes.TEXT, pages: DataTypes.INTEGER },
  { tableName: "books" },
);

Book.belongsTo(Shelf, { foreignKey: "shelf_id" });

/** Two queries for any number of shelves: all shelves, and the books of all of them. */
export async function listShelves() {
  const shelves = await Shelf.findAll({ order: ["name"], raw: true });
  const books = await Book.findAll({
    attributes: ["title", "shelf_id"],
    where: { shelf_id: shelves.map(({ id }) => id) },
    order: ["title"],
    raw: true,
  });
  const titlesOf = (shelf) => books.filter((book) => book.shelf_id === shelf.id).map(({ title }) => title);
  return shelves.map((shelf) => ({ name: shelf.name, books: titlesOf(shelf) }));
}

export async function findBooks({ author = null, maxPages = null, sort } = {}) {
  const order = sort === "longest" ? "pages DESC, title" : "title";
  const [rows] = await sequelize.query(
    `SELECT title FROM books
     WHERE ($1::text IS NULL OR author = $1) AND ($2::integer IS NULL OR pages <= $2)
     ORDER BY ${order}`,
    { bind: [author, maxPages] },
  );
  return rows.map((row) => row.title);
}
