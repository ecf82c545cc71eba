import { expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES = { timeoutMs: 15_000 };

/**
 * Runs `migrate` once for each list, on one database, which is emptied before the first and at each "empty".
 * Gives what each run resolved to, or its error's message, and at last the tables with their columns, but for
 * that of the marks. The database is started once and kept.
 */
function play(runs) {
  return inside(async ({ migrate }, lists) => {
    const { PGlite } = await import("@electric-sql/pglite");
    globalThis.database ??= new PGlite();
    const db = globalThis.database;
    const empty = () => db.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const results = [];
    await empty();
    for (const list of lists) {
      if (list === "empty") await empty();
      else results.push(await migrate(db, list).catch((error) => `failed: ${error.message}`));
    }
    const { rows } = await db.query(`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY name
    `);
    return { results, columns: rows.map((row) => row.name) };
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

test("applies all migrations to an empty database", STARTS_POSTGRES, async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note")];
  const { results, columns } = await play([list]);
  expect({ results, columns }).toEqual({ results: [names(list)], columns: [`${table}.id`, `${table}.note`] });
});

test("applies all of them to another database as well", async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note")];
  const { results, columns } = await play([list, "empty", list]);
  expect({ results, columns: columns.length }).toEqual({ results: [names(list), names(list)], columns: 2 });
});

test("applies them in the order of their names, whatever the order of the list", async () => {
  const table = noun();
  const list = [
    create("0001", table),
    addColumn("0002", table, "colour"),
    addColumn("0010", table, "a_size"),
  ];
  const mixed = pick([
    [2, 0, 1],
    [1, 2, 0],
    [2, 1, 0],
  ]).map((index) => list[index]);
  const { results, columns } = await play([mixed]);
  expect({ results, columns: columns.length }).toEqual({ results: [names(list)], columns: 3 });
});

test("runs several statements of one migration", async () => {
  const [table, other] = [noun(), `more_${noun()}`];
  const sql = `${create("", table).sql}; ${create("", other).sql}; INSERT INTO ${other} VALUES (7);`;
  const { results, columns } = await play([[{ name: "0001-both", sql }]]);
  expect({ results, columns }).toEqual({
    results: [["0001-both"]],
    columns: [`${other}.id`, `${table}.id`].sort(),
  });
});

test("applies nothing twice, and later only what is new", async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note"), addColumn("0003", table, "label")];
  const { results } = await play([list.slice(0, 2), list.slice(0, 2), list, list]);
  expect(results).toEqual([names(list).slice(0, 2), [], ["0003-label"], []]);
});

test("applies a late one whose name stands before others", async () => {
  const table = noun();
  const list = [create("0001", table), addColumn("0002", table, "note"), addColumn("0003", table, "label")];
  const { results } = await play([[list[0], list[2]], list]);
  expect(results).toEqual([["0001-create", "0003-label"], ["0002-note"]]);
});

test("rejects when one fails, keeps those before it and runs none after it", async () => {
  const table = noun();
  const broken = { name: "0002-broken", sql: "ALTER TABLE nowhere ADD COLUMN note text" };
  const { results, columns } = await play([
    [create("0001", table), broken, create("0003", `later_${table}`)],
  ]);
  expect(results).toEqual([expect.stringMatching(/^failed: .*nowhere/)]);
  expect(columns).toEqual([`${table}.id`]);
});

test("leaves nothing of a migration that fails halfway", async () => {
  const table = noun();
  const half = { name: "0002-half", sql: `CREATE TABLE half_${table} (id integer); SELECT 1 / 0` };
  const { columns } = await play([[create("0001", table), half]]);
  expect(columns).toEqual([`${table}.id`]);
});

test("goes on from the one that failed, once it is corrected", async () => {
  const table = noun();
  const good = [create("0001", table), addColumn("0002", table, "note"), addColumn("0003", table, "label")];
  const broken = { ...good[1], sql: `ALTER TABLE ${table} ADD COLUMN note txet` };
  const { results, columns } = await play([good.with(1, broken), good]);
  expect(results).toEqual([expect.stringContaining("txet"), ["0002-note", "0003-label"]]);
  expect(columns).toEqual([`${table}.id`, `${table}.label`, `${table}.note`]);
});
