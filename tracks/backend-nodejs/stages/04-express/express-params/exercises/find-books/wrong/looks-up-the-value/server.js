import express from "express";
import { books } from "./books.js";

const byId = new Map(books.map((book) => [String(book.id), book]));
const latest = books.reduce((newest, book) => (book.year > newest.year ? book : newest));
const truth = { true: true, false: false };

const app = express();

app.get("/books", (req, res) => {
  const { author, available } = req.query;
  const filters = [];
  if (author !== undefined) filters.push((book) => book.author === author);
  if (available !== undefined) {
    if (truth[available] === undefined) return res.sendStatus(400);
    filters.push((book) => book.available === truth[available]);
  }
  res.json(books.filter((book) => filters.every((fits) => fits(book))));
});

app.get("/books/:id", (req, res) => {
  const { id } = req.params;
  if (id === "latest") return res.json(latest);
  if (!/^\d+$/.test(id)) return res.sendStatus(400);
  const book = byId.get(id);
  if (book) res.json(book);
  else res.sendStatus(404);
});

app.listen(process.env.PORT);
