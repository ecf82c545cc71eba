import express from "express";
import { books } from "./books.js";

const app = express();

app.get("/books", (req, res) => {
  res.json(books.slice(0, 1));
});

app.listen(process.env.PORT);
