import { database, describe, expect, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;
const MEMBERS = 15_000;

const TABLES = `
  CREATE TABLE members (id integer PRIMARY KEY, email text NOT NULL, name text NOT NULL);
  INSERT INTO members SELECT n, 'Member' || n || '@mail.example', 'name ' || n FROM generate_series(1, ${MEMBERS}) AS n;
  CREATE TABLE loans (
    id integer PRIMARY KEY, member_id integer NOT NULL REFERENCES members (id), book text NOT NULL,
    lent_on date NOT NULL, due_on date NOT NULL, returned_on date
  );
  INSERT INTO loans
  SELECT n, 1 + n * 7 % 2500, 'book ' || n % 900, DATE '2015-01-01' + n * 11 % 3800, DATE '2015-02-01' + n * 13 % 3800,
    CASE WHEN n % 50 > 0 THEN DATE '2026-01-01' END
  FROM generate_series(1, 45000) AS n;
  ANALYZE;
`;
/** Never the member of the prompt, 77. */
const IDS = [randomInt(100, 1200), randomInt(1201, 2400)];
const QUERIES = {
  A: (id) => `SELECT id, name FROM members WHERE lower(email) = lower('Member${id}@mail.example')`,
  B: (id) => `SELECT id, book FROM loans WHERE member_id = ${id} ORDER BY lent_on DESC LIMIT 10`,
  C: (id) => `SELECT count(*) FROM members m JOIN loans l ON l.member_id = m.id WHERE m.id = ${id}`,
  D: () => "SELECT id, member_id, due_on FROM loans WHERE returned_on IS NULL ORDER BY due_on LIMIT 20",
};
/** As the prompt says; an index that helps makes these queries at least ten times cheaper. */
const CHEAPER = 4;

/** All that must stay as it is. */
const STATE = {
  columns: `SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
  constraints:
    "SELECT conrelid::regclass::text AS of, contype::text, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conrelid::regclass::text IN ('members', 'loans') ORDER BY 1, 2, 3",
  members:
    "SELECT count(*)::int AS count, md5(string_agg(members::text, ' ' ORDER BY id)) AS hash FROM members",
  loans: "SELECT count(*)::int AS count, md5(string_agg(loans::text, ' ' ORDER BY id)) AS hash FROM loans",
};

let opened;

/** The database after the learner's file, with costs and state before it. One serves all tests. */
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
  const db = await database(TABLES);
  const costs = {};
  for (const [name, sql] of Object.entries(QUERIES)) costs[name] = (await db.plan(sql(IDS[0]))).cost;
  const before = await stateOf(db);
  await db.run();
  const after = await stateOf(db);
  await db.query("ANALYZE");
  return { db, costs, before, after };
}

/** For two members: whether the query is still too expensive, and whether it sorts what it has read. */
async function work(name) {
  const { db, costs } = await indexed();
  const found = {};
  for (const id of IDS) {
    const { cost, steps } = await db.plan(QUERIES[name](id));
    found[QUERIES[name](id)] = {
      costsTooMuch: cost * CHEAPER > costs[name],
      sorts: steps.some(({ type }) => /Sort/.test(type)),
    };
  }
  return found;
}

const fast = (name) =>
  Object.fromEntries(IDS.map((id) => [QUERIES[name](id), { costsTooMuch: false, sorts: false }]));

const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text AS of, c.reltuples::int AS entries
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND NOT i.indisprimary ORDER BY 1`;

describe("the queries", () => {
  test("A finds the email by an index", { checks: ["email"], timeoutMs: STARTS_POSTGRES_MS }, async () => {
    expect(await work("A")).toEqual(fast("A"));
  });

  test("C finds the loans of the member by an index", { checks: ["count"] }, async () => {
    expect(await work("C")).toEqual(fast("C"));
  });

  test("B reads the newest loans in their order", { checks: ["newest", "unsorted"] }, async () => {
    expect(await work("B")).toEqual(fast("B"));
  });

  test("D reads what is due next in its order", { checks: ["due", "unsorted"] }, async () => {
    expect(await work("D")).toEqual(fast("D"));
  });
});

describe("the indexes", () => {
  test("are no more than three", { checks: ["three"] }, async () => {
    const { db } = await indexed();
    const names = (await db.query(INDEXES)).map(({ name }) => name);
    expect({ "indexes beside the keys": names, "too many": names.slice(3) }).toEqual({
      "indexes beside the keys": names,
      "too many": [],
    });
  });

  test("hold only what is still out where D uses one", { checks: ["small"] }, async () => {
    const { db } = await indexed();
    const { indexes } = await db.plan(QUERIES.D());
    const all = await db.query(INDEXES);
    const used = all
      .filter(({ name }) => indexes.includes(name))
      .map(({ entries }) => ({ "at most 2,000 entries": entries <= 2000 }));
    expect({ "indexes that D uses": used }).toEqual({
      "indexes that D uses": [{ "at most 2,000 entries": true }],
    });
  });

  test("leave rows, columns and keys as they were", { checks: ["untouched"] }, async () => {
    const { before, after } = await indexed();
    expect(after).toEqual(before);
  });
});
