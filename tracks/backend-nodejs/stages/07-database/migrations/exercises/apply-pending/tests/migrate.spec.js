import { expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

/**
 * Runs `migrate` once for each list, on one database. It is emptied before the first list and at each "empty". After
 * "breaks", the connection of the next run breaks once the first change of the database is committed.
 * Returns what each run resolved to, or its error, and at last the tables: all names, and all columns without those of
 * the marks. The database is started once and kept.
 */
function play(runs) {
  return inside(async ({ migrate }, lists) => {
    const { PGlite } = await import("@electric-sql/pglite");
    globalThis.database ??= new PGlite();
    const real = globalThis.database;
    const empty = () => real.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");

    /** A client that loses its connection after the first commit of a migration. */
    function breaking() {
      let isBroken = false;
      const call =
        (name) =>
        async (...args) => {
          if (isBroken) throw new Error("connection lost");
          const result = await real[name](...args);
          const isMigration = name === "transaction" || /\b(commit|end)\s*;?\s*$/i.test(String(args[0]));
          if (isMigration) isBroken = true;
          return result;
        };
      return { query: call("query"), exec: call("exec"), transaction: call("transaction") };
    }

    const outcomes = [];
    let db = real;
    await empty();
    for (const list of lists) {
      if (list === "empty") await empty();
      else if (list === "breaks") db = breaking();
      else {
        const failed = ({ code, message }) => ({ failed: message, code });
        outcomes.push(await migrate(db, list).then((names) => [...names], failed));
        db = real;
        await real.exec("ROLLBACK");
      }
    }
    const { rows } = await real.query(`
      SELECT table_name AS table, table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY name
    `);
    const columns = rows.filter((row) => row.table !== "migrations").map((row) => row.name);
    return { results: outcomes, columns, tables: [...new Set(rows.map((row) => row.table))] };
  }, runs);
}

const noun = () => pick(["rooms", "bikes", "plants", "tools"]) + randomInt(10, 99);
const create = (number, table) => ({
  name: `${number}-create`,
  sql: `CREATE TABLE ${table} (id integer PRIMARY KEY)`,
});
const addColumn = (number, table, column) => ({
  name: `${number}-${column}`,
  sql: `ALTER TABLE ${table} ADD COLUMN ${column} text`,
});
const names = (list) => list.map(({ name }) => name);

test("applies all migrations to an empty database", {
  checks: ["only-pending", "result", "table-name"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note")];
  const { results, columns } = await play([list]);
  expect({ results, columns }).toEqual({ results: [names(list)], columns: [`${table}.id`, `${table}.note`] });
});

test("applies all of them to another database as well", { checks: ["marks-in-database"] }, async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note")];
  const { results, columns } = await play([list, "empty", list]);
  expect({ results, columns: columns.length }).toEqual({ results: [names(list), names(list)], columns: 2 });
});

const ORDERS = [
  [2, 0, 3, 1],
  [3, 2, 1, 0],
  [1, 3, 0, 2],
];
test.each(ORDERS)(
  "applies them in the order of their names, whatever the order of the list: %d, %d, %d, %d",
  {
    checks: ["name-order"],
  },
  async (...order) => {
    const table = noun();
    const list = [
      create("0001", table),
      addColumn("0002", table, "colour"),
      { name: "0002-colour-again", sql: `ALTER TABLE ${table} RENAME COLUMN colour TO color` },
      addColumn("0010", table, "a_size"),
    ];
    const { results, columns } = await play([order.map((index) => list[index])]);
    expect({ results, columns }).toEqual({
      results: [names(list)],
      columns: [`${table}.a_size`, `${table}.color`, `${table}.id`],
    });
  },
);

test("compares names as text, not as numbers", { checks: ["name-order"] }, async () => {
  const table = noun();
  const list = [create("10", table), addColumn("2", table, "note"), addColumn("9", table, "label")];
  const { results } = await play([list.toReversed()]);
  expect(results).toEqual([names(list)]);
});

test("runs several statements of one migration", { checks: ["all-statements"] }, async () => {
  const [table, other] = [noun(), `more_${noun()}`];
  const sql = `${create("", table).sql}; ${create("", other).sql}; INSERT INTO ${other} VALUES (7);`;
  const { results, columns } = await play([[{ name: "0001-both", sql }]]);
  expect({ results, columns }).toEqual({
    results: [["0001-both"]],
    columns: [`${other}.id`, `${table}.id`].sort(),
  });
});

test("applies nothing twice, and later only what is new", {
  checks: ["only-pending", "result"],
}, async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note"), addColumn("0003", table, "label")];
  const { results } = await play([list.slice(0, 2), list.slice(0, 2), list, list]);
  expect(results).toEqual([names(list).slice(0, 2), [], ["0003-label"], []]);
});

test("applies a late one whose name stands before others", { checks: ["only-pending"] }, async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note"), addColumn("0003", table, "label")];
  const { results } = await play([[list[0], list[2]], list]);
  expect(results).toEqual([["0001-create", "0003-label"], ["0002-note"]]);
});

test("rejects when one fails, keeps those before it and runs none after it", {
  checks: ["same-error", "keeps-earlier", "stops"],
}, async () => {
  const table = noun();
  const broken = { name: "0002-broken", sql: "ALTER TABLE nowhere ADD COLUMN note text" };
  const { results, columns } = await play([
    [create("0003", `later_${table}`), create("0001", table), broken],
  ]);
  expect(results).toEqual([{ failed: 'relation "nowhere" does not exist', code: "42P01" }]);
  expect(columns).toEqual([`${table}.id`]);
});

test("leaves nothing of a migration that fails halfway", { checks: ["leaves-nothing"] }, async () => {
  const table = noun();
  const half = { name: "0002-half", sql: `CREATE TABLE half_${table} (id integer); SELECT 1 / 0` };
  const { columns } = await play([[create("0001", table), half]]);
  expect(columns).toEqual([`${table}.id`]);
});

test("goes on from the one that failed, once it is corrected", {
  checks: ["goes-on", "keeps-earlier"],
}, async () => {
  const table = noun();
  const good = [create("0001", table), addColumn("0002", table, "note"), addColumn("0003", table, "label")];
  const broken = { ...good[1], sql: `ALTER TABLE ${table} ADD COLUMN note txet` };
  const { results, columns } = await play([good.with(1, broken), good]);
  expect(results).toEqual([
    { failed: 'type "txet" does not exist', code: "42704" },
    ["0002-note", "0003-label"],
  ]);
  expect(columns).toEqual([`${table}.id`, `${table}.label`, `${table}.note`]);
});

test("fails again while nothing is corrected", { checks: ["same-error", "leaves-nothing"] }, async () => {
  const table = noun();
  const broken = [{ name: "0001-broken", sql: `CREATE TABLE ${table} (id integer); SELECT 1 / 0` }];
  const { results, columns } = await play([broken, broken]);
  const failed = { failed: "division by zero", code: "22012" };
  expect({ results, columns }).toEqual({ results: [failed, failed], columns: [] });
});

test("keeps its marks in one table, migrations", { checks: ["table-name"] }, async () => {
  const table = `a${noun()}`;
  const { tables } = await play([[create("0001", table)]]);
  expect(tables).toEqual([table, "migrations"]);
});

test("has nothing to do with an empty list", { checks: ["result"] }, async () => {
  const { results } = await play([[], []]);
  expect(results).toEqual([[], []]);
});

test("runs statements with a semicolon, a dollar or a comment inside", {
  checks: ["all-statements"],
}, async () => {
  const table = noun();
  const sql = `
    -- one; two
    CREATE TABLE ${table} (a text DEFAULT 'x; y', b text DEFAULT '$1'); /* three; */
    DO $$ BEGIN PERFORM 1; ALTER TABLE ${table} ADD COLUMN c text; END $$;
  `;
  const { results, columns } = await play([[{ name: "0001-odd", sql }]]);
  expect({ results, columns }).toEqual({
    results: [["0001-odd"]],
    columns: ["a", "b", "c"].map((column) => `${table}.${column}`),
  });
});

test("takes any name", { checks: ["any-name"] }, async () => {
  const table = noun();
  const list = ["0001-o'neil's", '0002-"$1"', "constructor", "toString"].map((name, at) => ({
    name,
    sql: at === 0 ? create("", table).sql : addColumn("", table, `c${at}`).sql,
  }));
  const { results, columns } = await play([list.toReversed(), list]);
  expect({ results, columns: columns.length }).toEqual({ results: [names(list), []], columns: 4 });
});

test("has marked a migration when the connection breaks right after it", { checks: ["atomic"] }, async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note")];
  const { results, columns } = await play(["breaks", list, list]);
  expect(results).toEqual([{ failed: "connection lost", code: undefined }, ["0002-note"]]);
  expect(columns).toEqual([`${table}.id`, `${table}.note`]);
});
