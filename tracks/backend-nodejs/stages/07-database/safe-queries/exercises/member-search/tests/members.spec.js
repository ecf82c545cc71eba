import { expect, inside, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const TABLES = `
  DROP TABLE IF EXISTS members, cards;
  CREATE TABLE members (
    id integer PRIMARY KEY, name text NOT NULL, joined_on date NOT NULL, secret_note text NOT NULL
  );
  CREATE TABLE cards (id integer PRIMARY KEY, stamps integer NOT NULL CHECK (stamps >= 0));
`;
/** PostgreSQL's code of the error. */
const OUT_OF_RANGE = "22003";
const MEMBERS = [
  { id: 2, name: "Maria", joinedOn: "2025-04-01" },
  { id: 3, name: "Omar O'Hara", joinedOn: "2026-02-11" },
  { id: 5, name: "Anna", joinedOn: "2024-07-19" },
  { id: 6, name: "MARIUS", joinedOn: "2026-01-05" },
  { id: 8, name: "Anna", joinedOn: "2025-04-01" },
  { id: 9, name: "Samara", joinedOn: "2023-11-30" },
  { id: 10, name: "Lara", joinedOn: "2022-02-02" },
];

/**
 * Makes the calls, each `[name, options]`, one after another on fresh tables, inserted in mixed order.
 * Returns what each resolved to, and at last the cards. The database is started once and kept.
 */
function play({ cards = {}, calls }) {
  const rows = MEMBERS.toReversed().map(({ id, name, joinedOn }) => [id, name, joinedOn, `secret ${id}`]);
  return inside(
    async (solution, tables, members, stamps, steps) => {
      const { PGlite } = await import("@electric-sql/pglite");
      globalThis.database ??= new PGlite();
      const db = globalThis.database;
      await db.exec(tables);
      for (const row of members) await db.query("INSERT INTO members VALUES ($1, $2, $3, $4)", row);
      for (const card of stamps) await db.query("INSERT INTO cards VALUES ($1, $2)", card);
      const outcomes = [];
      for (const [name, options] of steps) {
        try {
          const outcome = await solution[name](db, options);
          outcomes.push(Array.isArray(outcome) ? outcome.map((one) => ({ ...one })) : outcome);
        } catch ({ code, message }) {
          outcomes.push({ failed: code ?? message });
        }
      }
      const left = await db.query("SELECT id, stamps FROM cards ORDER BY id");
      const people = await db.query("SELECT id FROM members ORDER BY id");
      return {
        results: outcomes,
        cards: Object.fromEntries(left.rows.map((row) => [row.id, row.stamps])),
        members: people.rows.map((row) => row.id),
      };
    },
    TABLES,
    rows,
    Object.entries(cards).map(([id, stamps]) => [Number(id), stamps]),
    calls,
  );
}

/** The members that are found for each of these options; all members must still be there afterwards. */
async function search(...list) {
  const { results, members } = await play({ calls: list.map((options) => ["searchMembers", options]) });
  const found = Object.fromEntries(list.map((options, at) => [JSON.stringify(options), results[at]]));
  return { found, members };
}

async function expectFound(cases) {
  const found = Object.fromEntries(cases.map(([options, members]) => [JSON.stringify(options), members]));
  const members = MEMBERS.map(({ id }) => id);
  expect(await search(...cases.map(([options]) => options))).toEqual({ found, members });
}

async function expectMoves({ cards, calls }, expected) {
  const moves = calls.map((options) => ["moveStamps", options]);
  const { results, cards: left } = await play({ cards, calls: moves });
  expect({ results, cards: left }).toEqual(expected);
}

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);
const newest = (a, b) => b.joinedOn.localeCompare(a.joinedOn) || a.id - b.id;
const entries = (members) => members.map(({ id, name }) => ({ id, name }));

function named(part) {
  return MEMBERS.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
}

test("finds names that contain the text, in any case, by name", {
  checks: ["contains", "any-case", "shape", "by-name", "smaller-id"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const texts = ["ann", "ANN", "nna", "hara", "Omar", "HARA", "sam", "SAMA", "amara", "ara", "xyz"];
  await expectFound(texts.map((text) => [{ text, sort: "name" }, entries(named(text).toSorted(byName))]));
});

test("sorts by who joined last, equal days by id", { checks: ["newest", "smaller-id"] }, async () => {
  await expectFound(
    ["a", "A", "mar", "nna"].map((text) => [{ text, sort: "newest" }, entries(named(text).toSorted(newest))]),
  );
});

test("finds all members with an empty text", { checks: ["empty-text"] }, async () => {
  await expectFound([[{ text: "", sort: "newest" }, entries(MEMBERS.toSorted(newest))]]);
});

test("takes a text with a quote as it is", { checks: ["any-string"] }, async () => {
  await expectFound(
    ["o'h", "O'HARA", "r O'", "'"].map((text) => [{ text, sort: "name" }, entries(named("o'h"))]),
  );
});

test("finds nothing for a text that tries to become SQL", { checks: ["any-string"] }, async () => {
  const attacks = [
    "' OR 1 = 1 --",
    "zzz' UNION SELECT id, secret_note FROM members --",
    "'; DROP TABLE members; --",
    "$1",
    "secret",
    "zzz%' OR '1' LIKE '%1",
  ];
  await expectFound(attacks.map((text) => [{ text, sort: "name" }, []]));
});

test("sorts by name whatever else stands in sort", {
  checks: ["other-sort", "sort-missing", "any-string"],
}, async () => {
  const sorts = [
    "joined_on",
    "id DESC",
    "secret_note DESC",
    "id; DROP TABLE members",
    "(SELECT 1 / 0)",
    "constructor",
    "__proto__",
    "toString",
    "",
    "NAME",
    "NEWEST",
    "newest ",
  ];
  const found = entries(named("ara").toSorted(byName));
  await expectFound([[{ text: "ara" }, found], ...sorts.map((sort) => [{ text: "ara", sort }, found])]);
});

test("moves stamps from one card to the other", { checks: ["moves"] }, async () => {
  const [has, stamps] = [randomInt(6, 9), randomInt(1, 5)];
  const calls = [{ from: 1, to: 2, stamps }];
  await expectMoves(
    { cards: { 1: has, 2: 1, 3: 7 }, calls },
    { results: [true], cards: { 1: has - stamps, 2: 1 + stamps, 3: 7 } },
  );
});

test("moves nothing when there are too few stamps", { checks: ["too-few"] }, async () => {
  const has = randomInt(1, 4);
  const calls = [
    { from: 1, to: 2, stamps: has + 1 },
    { from: 3, to: 2, stamps: 1 },
    { from: 1, to: 2, stamps: has },
    { from: 1, to: 2, stamps: 1 },
  ];
  await expectMoves(
    { cards: { 1: has, 2: 0, 3: 0 }, calls },
    { results: [false, false, true, false], cards: { 1: 0, 2: has, 3: 0 } },
  );
});

test("moves nothing when one of the cards does not exist", { checks: ["no-card"] }, async () => {
  const [has, unknown] = [randomInt(5, 9), randomInt(50, 90)];
  const calls = [
    { from: 1, to: unknown, stamps: 2 },
    { from: unknown, to: 1, stamps: 2 },
    { from: unknown, to: unknown + 1, stamps: 2 },
    { from: 1, to: unknown, stamps: 99 },
    { from: 1, to: 2, stamps: 1 },
  ];
  await expectMoves(
    { cards: { 1: has, 2: 3 }, calls },
    { results: [false, false, false, false, true], cards: { 1: has - 1, 2: 4 } },
  );
});

test("rejects when the database refuses a change, and moves nothing", { checks: ["refused"] }, async () => {
  const cards = { 1: 5, 2: 2_147_483_645 };
  const calls = [
    { from: 1, to: 2, stamps: 3 },
    { from: 1, to: 2, stamps: 2 },
  ];
  await expectMoves(
    { cards, calls },
    { results: [{ failed: OUT_OF_RANGE }, true], cards: { 1: 3, 2: 2_147_483_647 } },
  );
});
