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

export async function listShelves() {
  return [];
}

export async function findBooks({ author, maxPages, sort } = {}) {
  return [];
}
