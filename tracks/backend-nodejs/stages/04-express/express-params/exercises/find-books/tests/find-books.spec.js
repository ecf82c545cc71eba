import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const BOOKS = [
  { id: 3, title: "Persuasion", author: "Jane Austen", year: 1817, available: false },
  { id: 4, title: "Ulysses", author: "James Joyce", year: 1922, available: true },
  { id: 7, title: "Middlemarch", author: "George Eliot", year: 1871, available: true },
  { id: 8, title: "Emma", author: "Jane Austen", year: 1815, available: true },
  { id: 12, title: "Orlando", author: "Virginia Woolf", year: 1928, available: false },
  { id: 15, title: "Dubliners", author: "James Joyce", year: 1914, available: false },
  { id: 21, title: "The Waves", author: "Virginia Woolf", year: 1931, available: true },
  { id: 22, title: "Villette", author: "Charlotte Brontë", year: 1853, available: false },
  { id: 30, title: "Sanditon", author: "Jane Austen", year: 1925, available: true },
];

const outcome = ({ status, json }) => ({ status, json });
const found = (json) => ({ status: 200, json });
const byAuthor = (author) => `author=${encodeURIComponent(author)}`;

test("lists all books without a filter", async () => {
  expect(outcome(await request("GET", "/books"))).toEqual(found(BOOKS));
});

test("answers the book with the id", async () => {
  for (const book of [pick(BOOKS.slice(0, 4)), pick(BOOKS.slice(4))]) {
    expect(outcome(await request("GET", `/books/${book.id}`))).toEqual(found(book));
  }
});

test("answers 404 for a whole number that no book has", async () => {
  expect((await request("GET", `/books/${randomInt(100, 9999)}`)).status).toBe(404);
  expect((await request("GET", "/books/1")).status).toBe(404);
});

test("answers 400 for an id that is no whole number", async () => {
  for (const id of ["emma", "3.5", `${pick([3, 4, 7])}b`]) {
    const { status } = await request("GET", `/books/${id}`);
    expect(`/books/${id}: ${status}`).toBe(`/books/${id}: 400`);
  }
});

test("answers the newest book at /books/latest", async () => {
  expect(outcome(await request("GET", "/books/latest"))).toEqual(found(BOOKS.find(({ id }) => id === 21)));
});

test("filters by author", async () => {
  for (const author of [pick(["Jane Austen", "James Joyce", "Virginia Woolf"]), "Charlotte Brontë"]) {
    const books = BOOKS.filter((book) => book.author === author);
    expect(outcome(await request("GET", `/books?${byAuthor(author)}`))).toEqual(found(books));
  }
  expect(outcome(await request("GET", `/books?${byAuthor("Jane")}`))).toEqual(found([]));
});

test("filters by available, true and false", async () => {
  for (const available of [true, false]) {
    const books = BOOKS.filter((book) => book.available === available);
    expect(outcome(await request("GET", `/books?available=${available}`))).toEqual(found(books));
  }
});

test("joins both filters", async () => {
  const author = pick(["Jane Austen", "James Joyce", "Virginia Woolf"]);
  const available = pick([true, false]);
  const books = BOOKS.filter((book) => book.author === author && book.available === available);
  const path = `/books?${byAuthor(author)}&available=${available}`;
  expect(outcome(await request("GET", path))).toEqual(found(books));
});

test("answers 400 when available is neither true nor false", async () => {
  expect((await request("GET", `/books?available=${pick(["maybe", "yes", "1"])}`)).status).toBe(400);
});
