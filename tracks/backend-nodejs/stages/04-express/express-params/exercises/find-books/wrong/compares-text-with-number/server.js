import express from "express";
import { books } from "./books.js";

const app = express();

app.get("/books/latest", (req, res) => {
  res.json(books.toSorted((a, b) => b.year - a.year)[0]);
});

app.get("/books/:id", (req, res) => {
  const { id } = req.params;
  if (Number.isNaN(Number(id)) || id.includes(".")) return res.sendStatus(400);
  const book = books.find((one) => one.id === id);
  if (book === undefined) return res.sendStatus(404);
  res.json(book);
});

app.get("/books", (req, res) => {
  const { author, available } = req.query;
  if (!["true", "false", undefined].includes(available)) return res.sendStatus(400);
  const found = books
    .filter((book) => author === undefined || book.author === author)
    .filter((book) => available === undefined || String(book.available) === available);
  res.json(found);
});

app.listen(process.env.PORT);
