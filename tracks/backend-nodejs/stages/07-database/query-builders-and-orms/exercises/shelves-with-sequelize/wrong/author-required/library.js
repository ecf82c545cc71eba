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

Shelf.hasMany(Book, { foreignKey: "shelf_id" });
Book.belongsTo(Shelf, { foreignKey: "shelf_id" });

const SORTS = {
  title: [["title", "ASC"]],
  longest: [["pages", "DESC"], ["title", "ASC"]],
};

export async function listShelves() {
  const shelves = await Shelf.findAll({
    include: Book,
    order: [["name", "ASC"], [Book, "title", "ASC"]],
  });
  return shelves.map(({ name, books }) => ({ name, books: books.map(({ title }) => title) }));
}

export async function findBooks({ author, maxPages, sort = "title" } = {}) {
  const where = {};
  where.author = author ?? "";
  if (maxPages !== undefined) where.pages = { [Op.lte]: maxPages };
  const order = Object.hasOwn(SORTS, sort) ? SORTS[sort] : SORTS.title;
  const books = await Book.findAll({ where, order });
  return books.map(({ title }) => title);
}
