import { call, describe, expect, query, randomInt, resetDatabase, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages. */
const CONNECTS_MS = 15_000;

const AUTHORS = ["Zoë O'Hara", "Bob", "Adam", "Ada", "Who?", "Cem"];

/** Each author but Bob and Cem has notes; neither ids nor titles are in the order of the days. */
async function fill(authors = AUTHORS) {
  await resetDatabase();
  for (const name of authors) await query("INSERT INTO authors (name) VALUES ($1)", [name]);
  const year = 2000 + randomInt(1, 20);
  const notes = [
    ["Ada", "middle", `${year}-05-02`],
    ["Ada", "newest", `${year + 1}-01-01`],
    ["Adam", "of Adam", `${year}-06-03`],
    ["Ada", "oldest", `${year}-01-30`],
    ["Ada", "later", `${year}-12-01`],
    ["Zoë O'Hara", "only", `${year}-02-03`],
    ["Who?", "asked", `${year}-02-04`],
    ["Who?", "asked again", `${year}-02-05`],
  ].filter(([name]) => authors.includes(name));
  for (const note of notes) {
    await query(
      "INSERT INTO notes (author_id, title, written) SELECT id, $2, $3::text::date FROM authors WHERE name = $1",
      note,
    );
  }
}

/** Titles by name. */
async function found(names) {
  const titles = {};
  for (const name of names) titles[name] = await call("findNotes", name);
  return titles;
}

describe("findNotes", () => {
  test("gives the newest first", {
    checks: ["newest-first", "find-notes"],
    timeoutMs: CONNECTS_MS,
  }, async () => {
    await fill();
    expect(await found(["Ada"])).toEqual({ Ada: ["newest", "later", "middle", "oldest"] });
  });

  test("gives none for a name that nobody has, and for an author without notes", {
    checks: ["find-none"],
  }, async () => {
    await fill();
    expect(await found(["Nobody", "", "Bob"])).toEqual({ Nobody: [], "": [], Bob: [] });
  });

  test("gives the notes of this author only", { checks: ["find-notes"] }, async () => {
    await fill();
    expect(await found(["Adam", "ada", "Ad", "%", "A_a"])).toEqual({
      Adam: ["of Adam"],
      ada: [],
      Ad: [],
      "%": [],
      A_a: [],
    });
  });

  test("finds a name with a quote in it", { checks: ["any-name"], concept: "safe-queries" }, async () => {
    await fill();
    expect(await found(["Zoë O'Hara", "x' OR 'a' = 'a", "Who?", ":name", "$1"])).toEqual({
      "Zoë O'Hara": ["only"],
      "x' OR 'a' = 'a": [],
      "Who?": ["asked again", "asked"],
      ":name": [],
      $1: [],
    });
  });
});

describe("countNotes", () => {
  test("counts the notes of those who wrote some", { checks: ["count"] }, async () => {
    await fill(["Ada", "Adam"]);
    expect(await call("countNotes")).toEqual([
      { name: "Ada", count: 4 },
      { name: "Adam", count: 1 },
    ]);
  });

  test("counts 0 for an author without notes", {
    checks: ["every-author", "count"],
    concept: "joins-and-relationships",
  }, async () => {
    await fill(["Ada", "Bob", "Cem"]);
    expect(await call("countNotes")).toEqual([
      { name: "Ada", count: 4 },
      { name: "Bob", count: 0 },
      { name: "Cem", count: 0 },
    ]);
  });

  test("gives the authors in the order of their names", {
    checks: ["name-order", "every-author"],
  }, async () => {
    await fill();
    expect(await call("countNotes")).toEqual([
      { name: "Ada", count: 4 },
      { name: "Adam", count: 1 },
      { name: "Bob", count: 0 },
      { name: "Cem", count: 0 },
      { name: "Who?", count: 2 },
      { name: "Zoë O'Hara", count: 1 },
    ]);
  });

  test("gives nobody when there are no authors", { checks: ["every-author"] }, async () => {
    await fill([]);
    expect(await call("countNotes")).toEqual([]);
  });
});
