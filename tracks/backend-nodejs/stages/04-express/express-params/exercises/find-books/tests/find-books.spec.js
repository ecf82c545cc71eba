import { expect, randomInt, request, test } from "@aulo/runner/spec";

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

const found = (json) => ({ status: 200, json });
const byAuthor = (author) => `author=${encodeURIComponent(author)}`;

const AUTHORS = [...new Set(BOOKS.map(({ author }) => author))];

/** Sends GET to each of these paths and expects this response to it. */
async function expectResponses(expected) {
  const responses = {};
  for (const path of Object.keys(expected)) {
    const { status, json } = await request("GET", path);
    responses[path] = typeof expected[path] === "number" ? status : { status, json };
  }
  expect(responses).toEqual(expected);
}

test("lists all books without a filter", { checks: ["all"] }, () =>
  expectResponses({ "/books": found(BOOKS) }),
);

test("answers the book with the id", { checks: ["by-id"] }, () =>
  expectResponses(Object.fromEntries(BOOKS.map((book) => [`/books/${book.id}`, found(book)]))),
);

test("answers 404 for a whole number that no book has", { checks: ["unknown-id"] }, () =>
  expectResponses({
    "/books/0": 404,
    "/books/1": 404,
    "/books/33": 404,
    [`/books/${randomInt(100, 9999)}`]: 404,
  }),
);

test("answers 400 for an id that is not a whole number", { checks: ["bad-id"] }, () =>
  expectResponses({
    "/books/emma": 400,
    "/books/3.5": 400,
    "/books/1.5": 400,
    "/books/3b": 400,
    "/books/b3": 400,
    "/books/newest": 400,
    "/books/NaN": 400,
    "/books/true": 400,
  }),
);

test("answers the newest book at /books/latest", { checks: ["latest"] }, () =>
  expectResponses({ "/books/latest": found(BOOKS.find(({ id }) => id === 21)) }),
);

test("lists all books in the same order after the other requests", { checks: ["all"] }, async () => {
  for (const path of ["/books/latest", "/books?available=true", "/books/latest"]) await request("GET", path);
  await expectResponses({ "/books": found(BOOKS) });
});

test("filters by author", { checks: ["author", "all"] }, () =>
  expectResponses(
    Object.fromEntries(
      AUTHORS.map((author) => [
        `/books?${byAuthor(author)}`,
        found(BOOKS.filter((book) => book.author === author)),
      ]),
    ),
  ),
);

test(
  "gives an empty list for an author who is not there, letter by letter",
  {
    checks: ["author", "empty"],
  },
  () =>
    expectResponses(
      Object.fromEntries(
        ["Jane", "Austen", "jane austen", "JANE AUSTEN", "Jane Austen 2", "Emma", "Toni Morrison"].map(
          (author) => [`/books?${byAuthor(author)}`, found([])],
        ),
      ),
    ),
);

test("filters by available, true and false", { checks: ["available", "all"] }, () =>
  expectResponses({
    "/books?available=true": found(BOOKS.filter((book) => book.available)),
    "/books?available=false": found(BOOKS.filter((book) => !book.available)),
  }),
);

test("joins both filters", { checks: ["both", "empty"] }, () => {
  const expected = {};
  for (const author of AUTHORS)
    for (const available of [true, false]) {
      const books = BOOKS.filter((book) => book.author === author && book.available === available);
      expected[`/books?${byAuthor(author)}&available=${available}`] = found(books);
      expected[`/books?available=${available}&${byAuthor(author)}`] = found(books);
    }
  return expectResponses(expected);
});

test("answers 400 when available is neither true nor false", { checks: ["bad-available"] }, () =>
  expectResponses(
    Object.fromEntries(
      ["maybe", "yes", "1", "0", "null", "TRUE", "False", "truely", "constructor", "__proto__"].map(
        (value) => [`/books?available=${value}`, 400],
      ),
    ),
  ),
);

test("answers 400 to a bad value of available beside an author", { checks: ["bad-available"] }, () =>
  expectResponses({
    [`/books?${byAuthor("Jane Austen")}&available=yes`]: 400,
    [`/books?${byAuthor("Nobody")}&available=yes`]: 400,
    [`/books?available=yes&${byAuthor("James Joyce")}`]: 400,
  }),
);
