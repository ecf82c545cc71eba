import { database, describe, expect, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const TABLE = `
  CREATE TABLE parcels (
    id integer PRIMARY KEY, customer text NOT NULL, weight_g integer NOT NULL, arrived_on date NOT NULL
  );
  INSERT INTO parcels
  SELECT n, 'c' || n * 7 % 1000, 100 + n % 900, DATE '2015-01-01' + n * 11 % 4000
  FROM generate_series(1, 40000) AS n;
  ANALYZE parcels;
`;
/** Never the values of the prompt, c77 and 2024-05-01. */
const CUSTOMERS = [`c${randomInt(80, 499)}`, `c${randomInt(500, 999)}`];
const DAYS = [`DATE '2015-01-01' + ${randomInt(0, 1000)}`, `DATE '2015-01-01' + ${randomInt(1001, 3000)}`];
const QUERIES = {
  newest: (n) =>
    `SELECT id, arrived_on FROM parcels WHERE customer = '${CUSTOMERS[n]}' ORDER BY arrived_on DESC LIMIT 15`,
  weight: (n) => `SELECT sum(weight_g) FROM parcels WHERE customer = '${CUSTOMERS[n]}'`,
  ofDay: (n) => `SELECT id FROM parcels WHERE arrived_on = ${DAYS[n]}`,
};
/** As the prompt says; an index that helps makes these queries tens of times cheaper. */
const CHEAPER = 4;

/** All that must stay as it is. */
const STATE = {
  kind: "SELECT relkind::text AS kind FROM pg_class WHERE relname = 'parcels'",
  columns: `SELECT column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_name = 'parcels' ORDER BY ordinal_position`,
  key: `SELECT a.attname AS key FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
    WHERE k.conrelid = 'parcels'::regclass AND k.contype = 'p'`,
  rows: "SELECT count(*)::int AS count, md5(string_agg(parcels::text, ' ' ORDER BY id)) AS hash FROM parcels",
};

let opened;

/** The database after the learner's file, with the costs and the state before it. One serves all tests. */
function indexed() {
  opened ??= open();
  return opened;
}

async function stateOf(db) {
  const state = {};
  for (const [name, sql] of Object.entries(STATE)) state[name] = await db.query(sql);
  return state;
}

async function open() {
  const db = await database(TABLE);
  const costs = {};
  for (const [name, sql] of Object.entries(QUERIES)) costs[name] = (await db.plan(sql(0))).cost;
  const before = await stateOf(db);
  await db.run();
  const after = await stateOf(db);
  await db.query("ANALYZE parcels");
  return { db, costs, before, after };
}

/** For two values: whether the query is still too expensive, and whether it sorts what it has read. */
async function work(name) {
  const { db, costs } = await indexed();
  const found = {};
  for (const n of [0, 1]) {
    const sql = QUERIES[name](n);
    const { cost, steps } = await db.plan(sql);
    found[sql] = {
      costsTooMuch: cost * CHEAPER > costs[name],
      sorts: steps.some(({ type }) => /Sort/.test(type)),
    };
  }
  return found;
}

const fast = (name) =>
  Object.fromEntries([0, 1].map((n) => [QUERIES[name](n), { costsTooMuch: false, sorts: false }]));

/** Indexes of all tables of the database, without those of primary keys. */
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND NOT i.indisprimary
  ORDER BY 1`;

describe("the queries", () => {
  test("the parcels of a day are found by an index", {
    checks: ["cheaper", "any-value"],
    timeoutMs: STARTS_POSTGRES_MS,
  }, async () => {
    expect(await work("ofDay")).toEqual(fast("ofDay"));
  });

  test("the weight of a customer's parcels is found by an index", {
    checks: ["cheaper", "any-value"],
  }, async () => {
    expect(await work("weight")).toEqual(fast("weight"));
  });

  test("the newest parcels of a customer are read in their order, without sorting", {
    checks: ["cheaper", "sorted", "any-value"],
  }, async () => {
    expect(await work("newest")).toEqual(fast("newest"));
  });
});

describe("the table", () => {
  test("has no more than two indexes beside that of its key", { checks: ["two"] }, async () => {
    const { db } = await indexed();
    const names = (await db.query(INDEXES)).map(({ name }) => name);
    expect({ "indexes beside the key": names, "too many": names.slice(2) }).toEqual({
      "indexes beside the key": names,
      "too many": [],
    });
  });

  test("holds the same rows, columns and key as before", { checks: ["untouched"] }, async () => {
    const { before, after } = await indexed();
    expect(after).toEqual(before);
  });
});
