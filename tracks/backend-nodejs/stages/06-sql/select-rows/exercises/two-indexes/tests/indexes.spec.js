import { database, describe, expect, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES = { timeoutMs: 15_000 };

const TABLE = `
  CREATE TABLE parcels (
    id integer PRIMARY KEY, customer text NOT NULL, weight_g integer NOT NULL, arrived_on date NOT NULL
  );
  INSERT INTO parcels
  SELECT n, 'c' || n * 7 % 1000, 100 + n % 900, DATE '2015-01-01' + n * 11 % 4000
  FROM generate_series(1, 40000) AS n;
  ANALYZE parcels;
`;
const customer = `'c${randomInt(0, 999)}'`;
const QUERIES = {
  newest: `SELECT id, arrived_on FROM parcels WHERE customer = ${customer} ORDER BY arrived_on DESC LIMIT 15`,
  weight: `SELECT sum(weight_g) FROM parcels WHERE customer = ${customer}`,
  ofDay: `SELECT id FROM parcels WHERE arrived_on = DATE '2015-01-01' + ${randomInt(0, 3999)}`,
};
/** An index that helps makes these queries tens of times cheaper. */
const CHEAPER = 4;

let opened;

/** The database after the learner's file, and the plan of each query before it. One serves all tests. */
function indexed() {
  opened ??= open();
  return opened;
}

async function open() {
  const db = await database(TABLE);
  const before = {};
  for (const [name, sql] of Object.entries(QUERIES)) before[name] = await db.plan(sql);
  await db.run();
  await db.query("ANALYZE parcels");
  return { db, before };
}

/** Whether the query still reads far more rows than it needs, and whether it sorts what it has read. */
async function work(name) {
  const { db, before } = await indexed();
  const { cost, steps } = await db.plan(QUERIES[name]);
  return {
    readsTooMuch: cost * CHEAPER > before[name].cost,
    sorts: steps.some(({ type }) => /Sort/.test(type)),
  };
}

const INDEX_NAMES =
  "SELECT indexname FROM pg_indexes WHERE tablename = 'parcels' AND indexname <> 'parcels_pkey'";

describe("the queries", () => {
  test("the parcels of a day are found by an index", STARTS_POSTGRES, async () => {
    expect(await work("ofDay")).toEqual({ readsTooMuch: false, sorts: false });
  });

  test("the weight of a customer's parcels is found by an index", async () => {
    expect(await work("weight")).toEqual({ readsTooMuch: false, sorts: false });
  });

  test("the newest parcels of a customer are read in their order, without sorting", async () => {
    expect(await work("newest")).toEqual({ readsTooMuch: false, sorts: false });
  });
});

describe("the table", () => {
  test("has no more than two indexes beside that of its key", async () => {
    const { db } = await indexed();
    expect((await db.query(INDEX_NAMES)).length).toBeLessThanOrEqual(2);
  });

  test("holds the same rows as before", async () => {
    const { db } = await indexed();
    const [{ rows, weight }] = await db.query(
      "SELECT count(*)::int AS rows, sum(weight_g)::int AS weight FROM parcels",
    );
    const weights = Array.from({ length: 40_000 }, (_, index) => 100 + ((index + 1) % 900));
    expect({ rows, weight }).toEqual({ rows: 40_000, weight: weights.reduce((sum, each) => sum + each, 0) });
  });
});
