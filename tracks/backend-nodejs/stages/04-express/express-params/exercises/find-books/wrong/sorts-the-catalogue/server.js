import express from "express";
import { books } from "./books.js";

const app = express();

app.get("/books/latest", (req, res) => {
  res.json(books.sort((a, b) => b.year - a.year)[0]);
});

app.get("/books/:id", (req, res) => {
  const id = Number(req.params.id);
  if (!Number.isInteger(id)) return res.status(400).json({ error: "An id is a whole number." });
  const book = books.find((one) => one.id === id);
  if (book === undefined) return res.status(404).json({ error: `There is no book ${id}.` });
  res.json(book);
});

app.get("/books", (req, res) => {
  const { author, available } = req.query;
  if (available !== undefined && available !== "true" && available !== "false") {
    return res.status(400).json({ error: "available is true or false." });
  }
  const found = books
    .filter((book) => author === undefined || book.author === author)
    .filter((book) => available === undefined || String(book.available) === available);
  res.json(found);
});

app.listen(process.env.PORT);
