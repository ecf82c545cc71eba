import { expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const TABLE = `
  DROP TABLE IF EXISTS finds;
  CREATE TABLE finds (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, thing text NOT NULL,
    worth_euros numeric(8, 2), is_returned boolean NOT NULL DEFAULT false
  );
`;
const THINGS = ["umbrella", "left glove", "trumpet", "lunch box", "one ski"];

/**
 * Makes the calls, each `[name, ...args]`, one after another on an empty table, and returns what each resolved to.
 * Other steps: `["again"]` makes a second repository for the rest, `["sql", text]` is another program, and
 * `["together", times, name, ...args]` makes the same call several times at once. The database is started once.
 */
function play(calls) {
  return inside(
    async ({ createFinds }, table, steps) => {
      const { PGlite } = await import("@electric-sql/pglite");
      globalThis.database ??= new PGlite();
      await globalThis.database.exec(table);
      const db = {
        async query(text, params) {
          const { rows } = await globalThis.database.query(text, params);
          return { rows };
        },
      };
      const plain = (value) => {
        if (Array.isArray(value)) return value.map(plain);
        return value !== null && typeof value === "object" ? { ...value } : value;
      };
      let finds = createFinds(db);
      const resolved = [];
      for (const [name, ...args] of steps) {
        if (name === "again") finds = createFinds(db);
        else if (name === "sql") await globalThis.database.exec(args[0]);
        else if (name === "together") {
          const [times, call, ...rest] = args;
          resolved.push(await Promise.all(Array.from({ length: times }, () => finds[call](...rest))));
        } else resolved.push(plain(await finds[name](...args)));
      }
      return resolved;
    },
    TABLE,
    calls,
  );
}

const find = (id, thing, worthEuros = null, isReturned = false) => ({ id, thing, worthEuros, isReturned });

test("stores a find and gives it back as stored", {
  checks: ["report", "worth-optional", "shape"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const [thing, other] = [pick(THINGS), pick(THINGS)];
  const results = await play([
    ["report", { thing, worthEuros: null }],
    ["report", { thing: other }],
    ["report", { thing: other, worthEuros: undefined }],
  ]);
  expect(results).toEqual([find(1, thing), find(2, other), find(3, other)]);
});

test("finds by id", { checks: ["find", "shape"] }, async () => {
  const [thing, other] = [pick(THINGS), pick(THINGS)];
  const results = await play([
    ["report", { thing }],
    ["report", { thing: other }],
    ["find", 2],
    ["find", 1],
  ]);
  expect(results.slice(2)).toEqual([find(2, other), find(1, thing)]);
});

test("gives null for an id that is not there", { checks: ["find-null"] }, async () => {
  const id = randomInt(50, 9000);
  const [onEmptyTable, , unknown, zero] = await play([
    ["find", id],
    ["report", { thing: pick(THINGS) }],
    ["find", id],
    ["find", 0],
  ]);
  expect({ onEmptyTable, unknown, zero }).toEqual({ onEmptyTable: null, unknown: null, zero: null });
});

test("gives the worth as a number, everywhere", { checks: ["worth-number"] }, async () => {
  const worths = [randomInt(1, 400) + pick([0.5, 0.25, 0.75]), 0, 0.1, 12, 99_999.99];
  const stored = worths.map((worthEuros, at) => find(at + 1, THINGS[at], worthEuros));
  const results = await play([
    ...stored.map(({ thing, worthEuros }) => ["report", { thing, worthEuros }]),
    ...stored.map(({ id }) => ["find", id]),
    ["listOpen"],
  ]);
  expect(results).toEqual([...stored, ...stored, stored]);
});

test("stores a text as it came", { checks: ["texts-as-they-come"] }, async () => {
  const texts = [
    "Omar's hat",
    "bag'); DROP TABLE finds; --",
    "l'étui",
    'box "fragile"',
    "scarf $1",
    "50 % wool\\",
    "",
    "  red Hat ",
    "🎺\nin two parts",
  ];
  const results = await play([
    ...texts.map((thing) => ["report", { thing }]),
    ...texts.map((_, at) => ["find", at + 1]),
  ]);
  const stored = texts.map((thing, at) => find(at + 1, thing));
  expect(results).toEqual([...stored, ...stored]);
});

test("gives a find back once", { checks: ["give-back", "give-back-false"] }, async () => {
  const things = [pick(THINGS), pick(THINGS)];
  const calls = [
    ["giveBack", 1],
    ["report", { thing: things[0] }],
    ["report", { thing: things[1] }],
    ["giveBack", 1],
    ["giveBack", 1],
    ["giveBack", randomInt(50, 9000)],
    ["find", 1],
    ["find", 2],
  ];
  const results = await play(calls);
  expect([results[0], ...results.slice(3)]).toEqual([
    false,
    true,
    false,
    false,
    find(1, things[0], null, true),
    find(2, things[1]),
  ]);
});

test("gives a find to one person, however many ask at the same moment", { checks: ["at-once"] }, async () => {
  const [, answers] = await play([
    ["report", { thing: pick(THINGS) }],
    ["together", 5, "giveBack", 1],
  ]);
  const sorted = answers.toSorted((a, b) => Number(b) - Number(a));
  expect({ "giveBack(1), five times at once": sorted }).toEqual({
    "giveBack(1), five times at once": [true, false, false, false, false],
  });
});

test("keeps the finds in the database, for any repository", {
  checks: ["database-only", "list-open"],
}, async () => {
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

test("sees finds that another program has changed", { checks: ["database-only"] }, async () => {
  const [thing, other] = [pick(THINGS), pick(THINGS)];
  const calls = [
    ["report", { thing }],
    ["report", { thing: other }],
    ["find", 1],
    ["listOpen"],
    ["sql", "UPDATE finds SET is_returned = true WHERE id = 1; INSERT INTO finds (thing) VALUES ('drum')"],
    ["find", 1],
    ["listOpen"],
    ["giveBack", 1],
    ["giveBack", 3],
  ];
  expect((await play(calls)).slice(4)).toEqual([
    find(1, thing, null, true),
    [find(2, other), find(3, "drum")],
    false,
    true,
  ]);
});

test("lists the open finds, the smallest id first", { checks: ["list-open", "list-order"] }, async () => {
  const reports = THINGS.map((thing) => ["report", { thing }]);
  const returned = randomInt(2, 3);
  const results = await play([
    ["listOpen"],
    ...reports,
    ["giveBack", returned],
    ["giveBack", 1],
    // PostgreSQL stores a changed row behind the others.
    ["sql", "UPDATE finds SET worth_euros = 7 WHERE id = 4"],
    ["listOpen"],
    ["find", 1],
  ]);
  const open = THINGS.map((thing, at) => find(at + 1, thing, at === 3 ? 7 : null)).filter(
    ({ id }) => id !== returned && id !== 1,
  );
  expect([results[0], results.at(-2), results.at(-1)]).toEqual([[], open, find(1, THINGS[0], null, true)]);
});
