import { expect, npmRun, query, resetDatabase, test } from "@aulo/runner/spec";

/** Production: the first migration was applied long ago, whatever its file says today. */
const PRODUCTION = `
  CREATE TABLE tickets (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, closed_at timestamptz
  );
  CREATE TABLE migrations (name text PRIMARY KEY);
  INSERT INTO migrations VALUES ('0001-tickets.js');
  INSERT INTO tickets (title, closed_at) VALUES
    ('no sound', NULL), ('no picture', '2030-02-03'), ('no light', NULL), ('no heat', '1970-01-01T00:00:00Z');
`;
const OLD = ["no sound: open", "no picture: closed", "no light: open", "no heat: closed"];

async function run(name) {
  const { exitCode, stderr } = await npmRun(name);
  expect({ [`npm run ${name}`]: exitCode, stderr }).toEqual({ [`npm run ${name}`]: 0, stderr: "" });
}

const tickets = (columns = "id, title, closed_at") => query(`SELECT ${columns} FROM tickets ORDER BY id`);

async function statuses() {
  const rows = await tickets("title, status");
  return rows.map(({ title, status }) => `${title}: ${status}`);
}

/** Everything in the database but the rows: columns, rules, indexes, triggers, functions and types. */
async function shape() {
  const texts = await query(`
    SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
      || coalesce(' DEFAULT ' || column_default, '') AS text
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'rule ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'type ' || typname FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
    ORDER BY 1
  `);
  return texts.map(({ text }) => text);
}

/** For each statement: whether the database accepts or refuses it. */
async function verdicts(statements) {
  const found = {};
  for (const sql of statements) {
    found[sql] = await query(sql).then(
      () => "accepted",
      () => "refused",
    );
  }
  return found;
}

const all = (statements, verdict) => Object.fromEntries(statements.map((sql) => [sql, verdict]));

let before;

test("the migration runs on a table with tickets in it", {
  checks: ["adds-status", "up-keeps", "applied-long-ago"],
  timeoutMs: 15_000,
}, async () => {
  await resetDatabase(PRODUCTION);
  before = { shape: await shape(), tickets: await tickets() };
  await run("migrate");
  expect(await tickets()).toEqual(before.tickets);
  const columns = await query(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'tickets' ORDER BY 1",
  );
  expect(columns.map(({ name }) => name)).toEqual(["closed_at", "id", "status", "title"]);
});

test("tickets that were closed have the status closed", { checks: ["old-tickets"] }, async () => {
  expect(await statuses()).toEqual(OLD);
});

test("the old code can still insert a ticket, which is open", { checks: ["old-code"] }, async () => {
  await query("INSERT INTO tickets (title) VALUES ('no water')");
  expect(await statuses()).toEqual([...OLD, "no water: open"]);
});

test("the new code can set both values", { checks: ["both-values"] }, async () => {
  const statements = [
    "UPDATE tickets SET status = 'closed', closed_at = '2031-01-01' WHERE title = 'no sound'",
    "UPDATE tickets SET status = 'open', closed_at = NULL WHERE title = 'no picture'",
    "INSERT INTO tickets (title, status, closed_at) VALUES ('no gas', 'closed', '2031-01-02')",
    "INSERT INTO tickets (title, status) VALUES ('no air', 'open')",
  ];
  expect(await verdicts(statements)).toEqual(all(statements, "accepted"));
  expect(await statuses()).toEqual([
    "no sound: closed",
    "no picture: open",
    "no light: open",
    "no heat: closed",
    "no water: open",
    "no gas: closed",
    "no air: open",
  ]);
});

test("no ticket has another status, or none", { checks: ["no-other-value", "never-null"] }, async () => {
  const statements = ["'lost'", "''", "'Open'", "'reopened'", "NULL"].flatMap((status) => [
    `UPDATE tickets SET status = ${status} WHERE title = 'no sound'`,
    `INSERT INTO tickets (title, status) VALUES ('no key', ${status})`,
  ]);
  expect(await verdicts(statements)).toEqual(all(statements, "refused"));
});

test("taking it back leaves the tickets as they were", {
  checks: ["down-removes", "down-keeps"],
  timeoutMs: 15_000,
}, async () => {
  const now = await tickets();
  await run("rollback");
  expect(await shape()).toEqual(before.shape);
  expect(await tickets()).toEqual(now);
});

test("it can be applied again after it was taken back", {
  checks: ["up-again"],
  timeoutMs: 15_000,
}, async () => {
  await run("migrate");
  expect(await statuses()).toEqual([
    "no sound: closed",
    "no picture: open",
    "no light: open",
    "no heat: closed",
    "no water: open",
    "no gas: closed",
    "no air: open",
  ]);
});
