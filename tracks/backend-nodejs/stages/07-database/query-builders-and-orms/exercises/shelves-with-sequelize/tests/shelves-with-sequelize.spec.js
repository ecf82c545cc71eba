import { call, describe, expect, query, randomInt, resetDatabase, test } from "@aulo/runner/spec";

const SHELVES = ["attic", "cellar", "hall", "kitchen"];
const BOOKS = [
  ["hall", "Dune", "Frank Herbert", 600],
  ["hall", "Beloved", "Toni Morrison", 320],
  ["attic", "Emma", "Jane Austen", 450],
  ["kitchen", "Salt", "Siobhan O'Brien", 320],
  ["kitchen", "Persuasion", "Jane Austen", 250],
];

let filled = null;

/** The tests only read, so all of them share one filling. */
function fill() {
  filled ??= resetDatabase().then(async () => {
    await query("INSERT INTO shelves (name) SELECT unnest($1::text[])", [SHELVES.toReversed()]);
    const columns = [0, 1, 2, 3].map((column) => BOOKS.map((book) => book[column]));
    await query(
      `INSERT INTO books (shelf_id, title, author, pages)
       SELECT shelves.id, title, author, pages
       FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS book (shelf, title, author, pages)
       JOIN shelves ON shelves.name = shelf`,
      columns,
    );
  });
  return filled;
}

/** Each query that reads the books draws a number from a sequence. */
async function countReads() {
  await query("CREATE SEQUENCE reads");
  await query("ALTER TABLE books RENAME TO all_books");
  await query(`CREATE FUNCTION read_books() RETURNS SETOF all_books LANGUAGE plpgsql AS $$
    BEGIN PERFORM nextval('reads'); RETURN QUERY SELECT * FROM all_books; END $$`);
  await query("CREATE VIEW books AS SELECT * FROM read_books()");
}

describe("listShelves", () => {
  test("gives every shelf by name, the empty ones too", async () => {
    await fill();
    expect(await call("listShelves")).toEqual([
      { name: "attic", books: ["Emma"] },
      { name: "cellar", books: [] },
      { name: "hall", books: ["Beloved", "Dune"] },
      { name: "kitchen", books: ["Persuasion", "Salt"] },
    ]);
  });
});

describe("findBooks", () => {
  test("gives all titles in their order when nothing is asked for", async () => {
    await fill();
    expect(await call("findBooks", {})).toEqual(["Beloved", "Dune", "Emma", "Persuasion", "Salt"]);
  });
  test("finds by author, by length, and by both", async () => {
    await fill();
    const maxPages = randomInt(320, 449);
    expect(await call("findBooks", { author: "Jane Austen" })).toEqual(["Emma", "Persuasion"]);
    expect(await call("findBooks", { maxPages })).toEqual(["Beloved", "Persuasion", "Salt"]);
    expect(await call("findBooks", { author: "Jane Austen", maxPages })).toEqual(["Persuasion"]);
    expect(await call("findBooks", { maxPages: 0 })).toEqual([]);
  });
  test("sorts by length, and by title when it does not know the order", async () => {
    await fill();
    expect(await call("findBooks", { sort: "longest" })).toEqual([
      "Dune",
      "Emma",
      "Beloved",
      "Salt",
      "Persuasion",
    ]);
    for (const sort of ["constructor", "pages; DROP TABLE books"]) {
      expect((await call("findBooks", { sort }))[0]).toBe("Beloved");
    }
  });
  test("finds an author with a quote in the name", { concept: "safe-queries" }, async () => {
    await fill();
    expect(await call("findBooks", { author: "Siobhan O'Brien" })).toEqual(["Salt"]);
    expect(await call("findBooks", { author: "x' OR 'a' = 'a" })).toEqual([]);
  });
});

describe("listShelves", () => {
  test("asks for the books once, not once for each shelf", async () => {
    await fill();
    await countReads();
    expect(await call("listShelves")).toHaveLength(SHELVES.length);
    const [{ last_value: reads }] = await query("SELECT last_value::int FROM reads");
    expect({ timesThatBooksWereRead: reads }).toEqual({ timesThatBooksWereRead: 1 });
  });
});
