import express, { Router } from "express";
import * as catalogue from "./books.js";

class Library {
  constructor(books) {
    this.books = books;
  }

  latest() {
    let best = this.books[0];
    for (const book of this.books) if (book.year > best.year) best = book;
    return best;
  }

  find(author, available) {
    const result = [];
    for (const book of this.books) {
      if (author && book.author !== author) continue;
      if (available && book.available !== (available === "true")) continue;
      result.push({ ...book });
    }
    return result;
  }
}

const library = new Library(catalogue.books);
const router = Router();

router.get("/", (req, res) => {
  const { author, available } = req.query;
  if (available && !/^(true|false)$/.test(available)) return res.status(400).send("available?");
  return res.send(library.find(author, available));
});
router.get("/:which", (req, res, next) => {
  if (req.params.which === "latest") return res.status(200).send(library.latest());
  if (isNaN(req.params.which) || req.params.which % 1 !== 0) return res.status(400).end();
  const [book] = library.books.filter(({ id }) => id == req.params.which);
  book ? res.json(book) : next();
});

const app = express();
app.use("/books", router);
app.listen(process.env.PORT);
