import { DataTypes, Sequelize } from "sequelize";

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
Shelf.Books = Shelf.hasMany(Book, { as: "content", foreignKey: { name: "shelfId", field: "shelf_id" } });

const byTitle = (a, b) => (a.title < b.title ? -1 : 1);

export const listShelves = () =>
  sequelize.transaction(async (transaction) => {
    const shelves = await Shelf.findAll({
      include: [{ association: Shelf.Books, separate: true }],
      transaction,
    });
    const plain = shelves.map((shelf) => shelf.get({ plain: true }));
    plain.sort((a, b) => a.name.localeCompare(b.name));
    return plain.map((shelf) => ({
      name: shelf.name,
      books: shelf.content.sort(byTitle).map((book) => book.title),
    }));
  });

export async function findBooks(options) {
  const { author, maxPages, sort } = options ?? {};
  let books = await Book.findAll({ raw: true });
  if (typeof author === "string") books = books.filter((book) => book.author === author);
  if (typeof maxPages === "number") books = books.filter((book) => book.pages <= maxPages);
  books.sort(byTitle);
  if (sort === "longest") books.sort((a, b) => b.pages - a.pages);
  return books.map((book) => book.title);
}
