import { call, describe, expect, inside, query, randomInt, resetDatabase, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages. */
const CONNECTS_MS = 15_000;

const SHELVES = ["attic", "cellar", "hall", "kitchen", "loft"];
const BOOKS = [
  ["hall", "Dune", "Frank Herbert", 600],
  ["kitchen", "Salt", "Siobhan O'Brien", 320],
  ["hall", "Beloved", "Toni Morrison", 320],
  ["hall", "Nova", "Jane Austen-Leigh", 320],
  ["attic", "Emma", "Jane Austen", 450],
  ["kitchen", "Persuasion", "Jane Austen", 250],
  ["kitchen", "Empty", "Jane", 0],
];
const BY_TITLE = ["Beloved", "Dune", "Emma", "Empty", "Nova", "Persuasion", "Salt"];

let filled = null;

/** The tests only read, so all but the last share one filling. */
function fill() {
  filled ??= resetDatabase().then(async () => {
    await query("INSERT INTO shelves (name) SELECT unnest($1::text[])", [SHELVES.toReversed()]);
    for (const book of BOOKS) await add(book);
  });
  return filled;
}

const add = (book) =>
  query(
    `INSERT INTO books (shelf_id, title, author, pages)
     SELECT id, $2, $3, $4::int FROM shelves WHERE name = $1`,
    book,
  );

/** The titles that findBooks gives for each of these inputs. */
async function found(inputs) {
  const titles = {};
  for (const input of inputs) titles[JSON.stringify(input)] = await call("findBooks", input);
  return titles;
}

const expected = (cases) =>
  Object.fromEntries(cases.map(([input, titles]) => [JSON.stringify(input), titles]));

async function expectFound(cases) {
  expect(await found(cases.map(([input]) => input))).toEqual(expected(cases));
}

describe("listShelves", () => {
  test("gives every shelf by name, the empty ones too", {
    checks: ["every-shelf", "shelf-order", "books", "book-order", "no-books"],
    timeoutMs: CONNECTS_MS,
  }, async () => {
    await fill();
    expect(await call("listShelves")).toEqual([
      { name: "attic", books: ["Emma"] },
      { name: "cellar", books: [] },
      { name: "hall", books: ["Beloved", "Dune", "Nova"] },
      { name: "kitchen", books: ["Empty", "Persuasion", "Salt"] },
      { name: "loft", books: [] },
    ]);
  });

  test("asks for the books once, not once for each shelf", { checks: ["two-queries"] }, async () => {
    await fill();
    const queries = await inside(async ({ listShelves }) => {
      const { default: pg } = await import("pg");
      await listShelves();
      const texts = [];
      const { query } = pg.Client.prototype;
      pg.Client.prototype.query = function (...args) {
        const text = String(args[0]?.text ?? args[0]);
        if (!/^\s*(begin|start|commit|rollback|set)\b/i.test(text)) texts.push(text);
        return query.apply(this, args);
      };
      try {
        await listShelves();
      } finally {
        pg.Client.prototype.query = query;
      }
      return texts;
    });
    expect({ "queries after the second": queries.slice(2) }).toEqual({ "queries after the second": [] });
  });
});

describe("findBooks", () => {
  test("gives all titles in their order when nothing is asked for", {
    checks: ["optional", "sort-title"],
  }, async () => {
    await fill();
    await expectFound([
      [{}, BY_TITLE],
      [{ sort: "title" }, BY_TITLE],
      [undefined, BY_TITLE],
    ]);
  });

  test("finds by author, by length, and by both", {
    checks: ["author", "max-pages", "optional"],
  }, async () => {
    await fill();
    const maxPages = randomInt(321, 449);
    await expectFound([
      [{ author: "Jane Austen" }, ["Emma", "Persuasion"]],
      [{ author: "Jane" }, ["Empty"]],
      [{ author: "jane austen" }, []],
      [{ author: "Jane Austen-Leigh" }, ["Nova"]],
      [{ maxPages }, ["Beloved", "Empty", "Nova", "Persuasion", "Salt"]],
      [{ maxPages: 320 }, ["Beloved", "Empty", "Nova", "Persuasion", "Salt"]],
      [{ maxPages: 319 }, ["Empty", "Persuasion"]],
      [{ author: "Jane Austen", maxPages }, ["Persuasion"]],
      [{ author: "Jane Austen", maxPages: 450 }, ["Emma", "Persuasion"]],
    ]);
  });

  test("takes an empty text and 0 as filters", { checks: ["empty-filters"] }, async () => {
    await fill();
    await expectFound([
      [{ author: "" }, []],
      [{ maxPages: 0 }, ["Empty"]],
      [{ author: "", maxPages: 0 }, []],
    ]);
  });

  test("sorts by length, and by title when it does not know the order", {
    checks: ["longest", "sort-title"],
  }, async () => {
    await fill();
    await expectFound([
      [{ sort: "longest" }, ["Dune", "Emma", "Beloved", "Nova", "Salt", "Persuasion", "Empty"]],
      [{ sort: "longest", author: "Jane Austen" }, ["Emma", "Persuasion"]],
      [{ sort: "longest", maxPages: 320 }, ["Beloved", "Nova", "Salt", "Persuasion", "Empty"]],
      ...["", "LONGEST", "pages", "constructor", "__proto__", "toString", "pages; DROP TABLE books"].map(
        (sort) => [{ sort }, BY_TITLE],
      ),
    ]);
  });

  test("finds an author with a quote in the name", {
    checks: ["any-author"],
    concept: "safe-queries",
  }, async () => {
    await fill();
    await expectFound([
      [{ author: "Siobhan O'Brien" }, ["Salt"]],
      [{ author: "x' OR 'a' = 'a" }, []],
      [{ author: "%" }, []],
      [{ author: ":author" }, []],
      [{ author: "$1" }, []],
    ]);
  });
});

describe("both", () => {
  test("read the tables each time", { checks: ["fresh"] }, async () => {
    await fill();
    await add(["loft", "Zebras", "Noor", 90]);
    const shelves = await call("listShelves");
    expect(shelves.at(-1)).toEqual({ name: "loft", books: ["Zebras"] });
    expect(await call("findBooks", { author: "Noor" })).toEqual(["Zebras"]);
  });
});
