import { expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES = { timeoutMs: 15_000 };

const TABLE = `
  DROP TABLE IF EXISTS finds;
  CREATE TABLE finds (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, thing text NOT NULL,
    worth_euros numeric(8, 2), is_returned boolean NOT NULL DEFAULT false
  );
`;
const THINGS = ["umbrella", "left glove", "trumpet", "lunch box", "one ski"];

/**
 * Makes the calls, each `[name, ...args]`, one after another on an empty table; "again" as a name makes a second
 * repository for the rest. Gives what each call resolved to. The database is started once and kept.
 */
function play(calls) {
  return inside(
    async ({ createFinds }, table, steps) => {
      const { PGlite } = await import("@electric-sql/pglite");
      globalThis.database ??= new PGlite();
      await globalThis.database.exec(table);
      let finds = createFinds(globalThis.database);
      const results = [];
      for (const [name, ...args] of steps) {
        if (name === "again") finds = createFinds(globalThis.database);
        else results.push(await finds[name](...args));
      }
      return results;
    },
    TABLE,
    calls,
  );
}

const euros = () => randomInt(1, 400) + pick([0.5, 0.25, 0.75]);
const find = (id, thing, worthEuros = null, isReturned = false) => ({ id, thing, worthEuros, isReturned });

test("stores a find and gives it back as stored", STARTS_POSTGRES, async () => {
  const [thing, other] = [pick(THINGS), pick(THINGS)];
  const results = await play([
    ["report", { thing, worthEuros: null }],
    ["report", { thing: other }],
  ]);
  expect(results).toEqual([find(1, thing), find(2, other)]);
});

test("finds by id", async () => {
  const [thing, other] = [pick(THINGS), pick(THINGS)];
  const results = await play([
    ["report", { thing }],
    ["report", { thing: other }],
    ["find", 2],
    ["find", 1],
  ]);
  expect(results.slice(2)).toEqual([find(2, other), find(1, thing)]);
});

test("gives null for an id that is not there", async () => {
  const [none] = await play([["find", randomInt(50, 9000)]]);
  expect(none).toBe(null);
});

test("gives the worth as a number, everywhere", async () => {
  const [thing, worthEuros] = [pick(THINGS), euros()];
  const stored = find(1, thing, worthEuros);
  expect(await play([["report", { thing, worthEuros }], ["find", 1], ["listOpen"]])).toEqual([
    stored,
    stored,
    [stored],
  ]);
});

test("stores a text as it came", async () => {
  const quoted = pick(["Omar's hat", "bag'); DROP TABLE finds; --", "l'étui"]);
  const strange = pick(['box "fragile"', "scarf $1", "50 % wool\\"]);
  const results = await play([
    ["report", { thing: quoted }],
    ["report", { thing: strange }],
    ["find", 1],
    ["find", 2],
  ]);
  expect(results.slice(2)).toEqual([find(1, quoted), find(2, strange)]);
});

test("gives a find back once", async () => {
  const calls = [
    ["report", { thing: pick(THINGS) }],
    ["giveBack", 1],
    ["giveBack", 1],
    ["giveBack", randomInt(50, 9000)],
  ];
  expect((await play(calls)).slice(1)).toEqual([true, false, false]);
});

test("lists the open finds, the smallest id first", async () => {
  const things = Array.from({ length: 4 }, () => pick(THINGS));
  const reports = things.map((thing) => ["report", { thing }]);
  const returned = randomInt(2, 3);
  const results = await play([
    ["listOpen"],
    ...reports,
    ["giveBack", returned],
    ["giveBack", 1],
    ["listOpen"],
    ["find", 1],
  ]);
  const open = things
    .map((thing, index) => find(index + 1, thing))
    .filter(({ id }) => id !== returned && id !== 1);
  expect([results[0], results.at(-2), results.at(-1)]).toEqual([[], open, find(1, things[0], null, true)]);
});

test("keeps the finds in the database, for any repository", async () => {
  const thing = pick(THINGS);
  const calls = [
    ["report", { thing }],
    ["again"],
    ["find", 1],
    ["listOpen"],
    ["giveBack", 1],
    ["again"],
    ["listOpen"],
  ];
  expect((await play(calls)).slice(1)).toEqual([find(1, thing), [find(1, thing)], true, []]);
});
