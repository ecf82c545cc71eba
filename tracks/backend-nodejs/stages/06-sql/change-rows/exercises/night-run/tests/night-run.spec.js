import { database, expect, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES = { timeoutMs: 15_000 };

const TABLES = `
  CREATE TABLE loans (
    id integer PRIMARY KEY, member text NOT NULL, due_on date NOT NULL, returned_on date,
    fee_cents integer NOT NULL DEFAULT 0
  );
  CREATE TABLE runs (day date PRIMARY KEY, times integer NOT NULL);
`;

let opened;
let lastId = 0;

/** The tables with these loans and runs. One database serves all tests. */
async function library({ loans = [], runs = [] }) {
  opened ??= database(TABLES);
  const db = await opened;
  await db.query("DELETE FROM loans");
  await db.query("DELETE FROM runs");
  for (const { id, dueOn, returnedOn, fee } of loans) {
    const returned = returnedOn === null ? "NULL" : `'${returnedOn}'`;
    await db.query(`INSERT INTO loans VALUES (${id}, 'ines', '${dueOn}', ${returned}, ${fee})`);
  }
  for (const [day, times] of runs) await db.query(`INSERT INTO runs VALUES ('${day}', ${times})`);
  return db;
}

function loan({ dueOn = "2026-03-01", returnedOn = null, fee = 10 * randomInt(1, 40) } = {}) {
  lastId += randomInt(1, 9);
  return { id: lastId, dueOn, returnedOn, fee };
}

/** Fees of the loans that are there, by id. */
async function fees(db) {
  const rows = await db.query("SELECT id, fee_cents FROM loans");
  return Object.fromEntries(rows.map((row) => [row.id, row.fee_cents]));
}

const timesOf = (db, day) => db.query(`SELECT times FROM runs WHERE day = '${day}'`);

test("raises the fee of each overdue loan by 50 cents", STARTS_POSTGRES, async () => {
  const loans = [loan(), loan({ dueOn: "2026-03-09" }), loan({ dueOn: "2025-08-30" })];
  const db = await library({ loans });
  await db.run();
  expect(await fees(db)).toEqual(Object.fromEntries(loans.map(({ id, fee }) => [id, fee + 50])));
});

test("leaves the fee of returned loans and of those not yet due", async () => {
  const loans = [
    loan({ returnedOn: "2026-03-05" }),
    loan({ returnedOn: "2026-02-20" }),
    loan({ dueOn: "2026-03-10" }),
    loan({ dueOn: `2026-03-${randomInt(11, 30)}` }),
  ];
  const db = await library({ loans });
  await db.run();
  expect(await fees(db)).toEqual(Object.fromEntries(loans.map(({ id, fee }) => [id, fee])));
});

test("removes loans returned before 2026 without a fee", async () => {
  const settled = [
    loan({ returnedOn: "2025-12-31", fee: 0 }),
    loan({ returnedOn: `2024-05-${randomInt(10, 28)}`, fee: 0 }),
  ];
  const stays = loan({ returnedOn: "2026-01-01", fee: 0 });
  const db = await library({ loans: [...settled, stays] });
  await db.run();
  expect(await fees(db)).toEqual({ [stays.id]: 0 });
});

test("keeps old loans with a fee, and loans that are out", async () => {
  const owing = loan({ returnedOn: "2025-06-01" });
  const out = loan({ dueOn: "2026-05-01", fee: 0 });
  const db = await library({ loans: [owing, out] });
  await db.run();
  expect(await fees(db)).toEqual({ [owing.id]: owing.fee, [out.id]: 0 });
});

test("counts the first run of the night", async () => {
  const times = randomInt(2, 9);
  const db = await library({ runs: [["2026-03-09", times]] });
  await db.run();
  expect(await timesOf(db, "2026-03-10")).toEqual([{ times: 1 }]);
  expect(await timesOf(db, "2026-03-09")).toEqual([{ times }]);
});

test("counts further runs of the night, and no other night", async () => {
  const times = randomInt(2, 9);
  const db = await library({
    runs: [
      ["2026-03-09", 3],
      ["2026-03-10", times],
    ],
  });
  await db.run();
  await db.run();
  expect(await timesOf(db, "2026-03-10")).toEqual([{ times: times + 2 }]);
  expect(await timesOf(db, "2026-03-09")).toEqual([{ times: 3 }]);
});

test("gives back the raised loans with their new fee", async () => {
  const overdue = [loan(), loan(), loan({ fee: 0 })];
  const db = await library({
    loans: [...overdue, loan({ returnedOn: "2026-03-02" }), loan({ dueOn: "2026-04-01" })],
  });
  const { rows } = await db.run();
  const given = rows.map((row) => [row.id, row.fee_cents]).sort(([a], [b]) => a - b);
  expect(given).toEqual(overdue.map(({ id, fee }) => [id, fee + 50]));
});
