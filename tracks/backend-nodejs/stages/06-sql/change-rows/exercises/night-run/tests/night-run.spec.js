import { database, expect, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const TABLES = `
  CREATE TABLE loans (
    id integer PRIMARY KEY, member text NOT NULL, due_on date NOT NULL, returned_on date,
    fee_cents integer NOT NULL DEFAULT 0
  );
  CREATE TABLE runs (day date PRIMARY KEY, times integer NOT NULL);
`;
const MEMBERS = ["ines", "omar", "zoe"];

let opened;
let lastId = 0;

/** The tables with these loans and runs. One database serves all tests. */
async function library({ loans = [], runs = [] }) {
  opened ??= database(TABLES);
  const db = await opened;
  await db.query("DELETE FROM loans");
  await db.query("DELETE FROM runs");
  for (const { id, member, due_on, returned_on, fee_cents } of loans) {
    const returned = returned_on === null ? "NULL" : `'${returned_on}'`;
    await db.query(`INSERT INTO loans VALUES (${id}, '${member}', '${due_on}', ${returned}, ${fee_cents})`);
  }
  for (const [day, times] of Object.entries(runs))
    await db.query(`INSERT INTO runs VALUES ('${day}', ${times})`);
  return db;
}

function loan(change = {}) {
  lastId += randomInt(1, 9);
  const member = MEMBERS[lastId % MEMBERS.length];
  const fee_cents = 10 * randomInt(1, 40);
  return { id: lastId, member, due_on: "2026-03-01", returned_on: null, fee_cents, ...change };
}

const raised = (one, times = 1) => ({ ...one, fee_cents: one.fee_cents + 50 * times });

/** All loans that are there, by id. */
const loansOf = (db) =>
  db.query("SELECT id, member, due_on::text, returned_on::text, fee_cents FROM loans ORDER BY id");

/** Number of runs by night. */
async function runsOf(db) {
  const rows = await db.query("SELECT day::text, times FROM runs");
  return Object.fromEntries(rows.map(({ day, times }) => [day, times]));
}

/** The rows of the last statement, by id, numbers as numbers. */
async function run(db) {
  const { rows } = await db.run();
  const numbers = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])),
  );
  return numbers.sort((a, b) => a.id - b.id);
}

test("raises the fee of each overdue loan by 50 cents", {
  checks: ["raises-fees", "keeps-others"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const loans = [
    loan(),
    loan({ due_on: "2026-03-09" }),
    loan({ due_on: "2025-08-30" }),
    loan({ due_on: "2025-11-20", fee_cents: 0 }),
  ];
  const db = await library({ loans });
  await db.run();
  const found = await loansOf(db);
  expect(found.map(({ id, fee_cents }) => [id, fee_cents])).toEqual(
    loans.map(({ id, fee_cents }) => [id, fee_cents + 50]),
  );
});

test("leaves the fee of returned loans and of those not yet due", {
  checks: ["raises-fees", "nothing-else"],
}, async () => {
  const loans = [
    loan({ returned_on: "2026-03-05" }),
    loan({ returned_on: "2026-02-20" }),
    loan({ due_on: "2026-03-10" }),
    loan({ due_on: `2026-03-${randomInt(11, 30)}` }),
    loan({ due_on: "2027-01-05" }),
  ];
  const db = await library({ loans });
  await db.run();
  expect(await loansOf(db)).toEqual(loans);
});

test("changes nothing but the fee of overdue loans", { checks: ["nothing-else"] }, async () => {
  const [overdue, later] = [loan(), loan({ due_on: "2026-03-20" })];
  const db = await library({ loans: [overdue, later] });
  await db.run();
  const rest = ({ fee_cents, ...others }) => others;
  expect((await loansOf(db)).map(rest)).toEqual([overdue, later].map(rest));
});

test("removes loans returned before 2026 without a fee", {
  checks: ["removes-settled", "keeps-others"],
}, async () => {
  const settled = [
    loan({ returned_on: "2025-12-31", due_on: "2025-12-20", fee_cents: 0 }),
    loan({ returned_on: `2024-05-${randomInt(10, 28)}`, due_on: "2024-06-01", fee_cents: 0 }),
    loan({ returned_on: "2025-12-30", due_on: "2026-01-08", fee_cents: 0 }),
  ];
  const stays = loan({ returned_on: "2026-01-01", due_on: "2025-12-28", fee_cents: 0 });
  const db = await library({ loans: [...settled, stays] });
  await db.run();
  expect(await loansOf(db)).toEqual([stays]);
});

test("keeps old loans with a fee, and loans that are out", { checks: ["keeps-others"] }, async () => {
  const owing = loan({ returned_on: "2025-06-01", due_on: "2025-05-01" });
  const lastCent = loan({ returned_on: "2025-06-01", due_on: "2025-05-01", fee_cents: 1 });
  const out = loan({ due_on: "2026-05-01", fee_cents: 0 });
  const longOut = loan({ due_on: "2025-04-01", fee_cents: 0 });
  const db = await library({ loans: [owing, lastCent, out, longOut] });
  await db.run();
  expect(await loansOf(db)).toEqual([owing, lastCent, out, raised(longOut)]);
});

test("counts the first run of the night", {
  checks: ["first-run", "other-nights", "fixed-dates"],
}, async () => {
  const runs = { "2026-03-09": randomInt(2, 9), "2026-03-11": 1 };
  const db = await library({ runs });
  await db.run();
  expect(await runsOf(db)).toEqual({ ...runs, "2026-03-10": 1 });
});

test("counts further runs of the night, and no other night", {
  checks: ["further-runs", "other-nights"],
}, async () => {
  const times = randomInt(2, 9);
  const runs = { "2026-03-09": 3, "2026-03-10": times, "2025-03-10": 4 };
  const db = await library({ runs });
  await db.run();
  await db.run();
  expect(await runsOf(db)).toEqual({ ...runs, "2026-03-10": times + 2 });
});

test("gives back the raised loans with their new fee", {
  checks: ["returns-raised", "returns-new-fee"],
}, async () => {
  const overdue = [loan(), loan({ due_on: "2026-03-09" }), loan({ fee_cents: 0 })];
  const others = [
    loan({ returned_on: "2026-03-02" }),
    loan({ due_on: "2026-04-01" }),
    loan({ due_on: "2026-03-10" }),
    loan({ due_on: "2025-01-01", returned_on: "2025-01-02", fee_cents: 0 }),
  ];
  const db = await library({ loans: [...overdue, ...others] });
  expect(await run(db)).toEqual(overdue.map(({ id, fee_cents }) => ({ id, fee_cents: fee_cents + 50 })));
});

test("gives back no row, and counts the run, when nothing is overdue", {
  checks: ["returns-raised", "first-run"],
}, async () => {
  const loans = [loan({ due_on: "2026-03-10" })];
  const db = await library({ loans });
  expect(await run(db)).toEqual([]);
  expect(await runsOf(db)).toEqual({ "2026-03-10": 1 });
});

test("counts 2 and raises the fees again when it runs twice", { checks: ["second-run"] }, async () => {
  const loans = [loan(), loan({ fee_cents: 0 })];
  const db = await library({ loans });
  await db.run();
  const rows = await run(db);
  expect(await loansOf(db)).toEqual(loans.map((one) => raised(one, 2)));
  expect(await runsOf(db)).toEqual({ "2026-03-10": 2 });
  expect(rows).toEqual(loans.map(({ id, fee_cents }) => ({ id, fee_cents: fee_cents + 100 })));
});
