import { expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES = { timeoutMs: 15_000 };

const TABLES = `
  DROP TABLE IF EXISTS members, cards;
  CREATE TABLE members (
    id integer PRIMARY KEY, name text NOT NULL, joined_on date NOT NULL, secret_note text NOT NULL
  );
  CREATE TABLE cards (id integer PRIMARY KEY, stamps integer NOT NULL CHECK (stamps >= 0));
`;
const MEMBERS = [
  { id: 2, name: "Maria", joinedOn: "2025-04-01" },
  { id: 3, name: "Omar O'Hara", joinedOn: "2026-02-11" },
  { id: 5, name: "Anna", joinedOn: "2024-07-19" },
  { id: 6, name: "MARIUS", joinedOn: "2026-01-05" },
  { id: 8, name: "Anna", joinedOn: "2025-04-01" },
  { id: 9, name: "Samara", joinedOn: "2023-11-30" },
];

/**
 * Makes the calls, each `[name, options]`, one after another on fresh tables, inserted in mixed order.
 * Gives what each resolved to, and at last the cards. The database is started once and kept.
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
      const results = [];
      for (const [name, options] of steps) results.push(await solution[name](db, options));
      const left = await db.query("SELECT id, stamps FROM cards ORDER BY id");
      const people = await db.query("SELECT count(*)::int AS members FROM members");
      return {
        results,
        cards: left.rows.map((row) => [row.id, row.stamps]),
        members: people.rows[0].members,
      };
    },
    TABLES,
    rows,
    Object.entries(cards).map(([id, stamps]) => [Number(id), stamps]),
    calls,
  );
}

async function search(options) {
  const { results, members } = await play({ calls: [["searchMembers", options]] });
  expect(members).toBe(MEMBERS.length);
  return results[0];
}

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);
const newest = (a, b) => b.joinedOn.localeCompare(a.joinedOn) || a.id - b.id;
const entries = (members) => members.map(({ id, name }) => ({ id, name }));

function named(part) {
  return MEMBERS.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
}

test("finds names that contain the text, in any case, by name", STARTS_POSTGRES, async () => {
  for (const text of [
    pick(["ann", "ANN", "nna"]),
    pick(["hara", "Omar", "OHARA".slice(1)]),
    "xyz",
    pick(["sam", "SAMA"]),
  ]) {
    expect(await search({ text, sort: "name" })).toEqual(entries(named(text).toSorted(byName)));
  }
});

test("sorts by who joined last, equal days by id", async () => {
  const text = pick(["a", "A"]);
  expect(await search({ text, sort: "newest" })).toEqual(entries(named(text).toSorted(newest)));
});

test("takes a text with a quote as it is", async () => {
  expect(await search({ text: pick(["o'h", "O'HARA", "r O'"]), sort: "name" })).toEqual(
    entries(named("o'h")),
  );
});

test("finds nothing for a text that tries to become SQL", async () => {
  const attacks = [
    "' OR 1 = 1 --",
    "zzz' UNION SELECT id, secret_note FROM members --",
    "'; DROP TABLE members; --",
    "$1",
    "zzz%' OR '1' LIKE '%1",
  ];
  for (const text of attacks) expect(await search({ text, sort: "name" })).toEqual([]);
});

test("sorts by name whatever else stands in sort", async () => {
  const attacks = [
    "secret_note DESC",
    "id; DROP TABLE members",
    "(SELECT 1 / 0)",
    "constructor",
    "__proto__",
    "",
    "NAME",
  ];
  const inOrder = entries(named("ann").toSorted(byName));
  expect(await search({ text: "ann" })).toEqual(inOrder);
  for (const sort of [pick(["joined_on", "id DESC"]), ...attacks]) {
    expect({ sort, found: await search({ text: "ann", sort }) }).toEqual({ sort, found: inOrder });
  }
});

test("moves stamps from one card to the other", async () => {
  const [has, stamps] = [randomInt(5, 9), randomInt(1, 5)];
  const calls = [["moveStamps", { from: 1, to: 2, stamps }]];
  const { results, cards } = await play({ cards: { 1: has, 2: 1, 3: 7 }, calls });
  expect({ results, cards }).toEqual({
    results: [true],
    cards: [
      [1, has - stamps],
      [2, 1 + stamps],
      [3, 7],
    ],
  });
});

test("moves nothing when there are too few stamps", async () => {
  const has = randomInt(1, 4);
  const calls = [
    ["moveStamps", { from: 1, to: 2, stamps: has + 1 }],
    ["moveStamps", { from: 1, to: 2, stamps: has }],
  ];
  const { results, cards } = await play({ cards: { 1: has, 2: 0 }, calls });
  expect({ results, cards }).toEqual({
    results: [false, true],
    cards: [
      [1, 0],
      [2, has],
    ],
  });
});

test("moves nothing when one of the cards does not exist", async () => {
  const [has, unknown] = [randomInt(5, 9), randomInt(50, 90)];
  const calls = [
    ["moveStamps", { from: 1, to: unknown, stamps: 2 }],
    ["moveStamps", { from: unknown, to: 1, stamps: 2 }],
  ];
  const { results, cards } = await play({ cards: { 1: has, 2: 3 }, calls });
  expect({ results, cards }).toEqual({
    results: [false, false],
    cards: [
      [1, has],
      [2, 3],
    ],
  });
});
