import express from "express";
import { z } from "zod";
import { books } from "./books.js";

const Query = z.object({ author: z.string().optional(), available: z.enum(["true", "false"]).optional() });
const Id = z.coerce.number().int();

const app = express();

app.param("id", (req, res, next, text) => {
  const id = Id.safeParse(text);
  if (!id.success) return res.status(400).json(id.error.issues);
  req.book = books.find((book) => book.id === id.data);
  if (!req.book) return res.status(404).json({ message: "unknown" });
  next();
});

app.get("/books", (req, res) => {
  const query = Query.safeParse(req.query);
  if (!query.success) return res.status(400).json(query.error.issues);
  const wanted = Object.entries(query.data);
  res.json(books.filter((book) => wanted.every(([field, value]) => String(book[field]) === value)));
});
app.get("/books/latest", (_req, res) => {
  const year = Math.max(...books.map((book) => book.year));
  res.json(books.find((book) => book.year === year));
});
app.get("/books/:id", (req, res) => res.json(req.book));

app.listen(process.env.PORT);
