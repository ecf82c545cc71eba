import { database, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES = { timeoutMs: 15_000 };

const CROPS = ["beans", "kale", "plums", "onions", "leeks"];

let opened;

/** One database for all tests, emptied for each: starting ten takes too long. */
async function emptyDatabase() {
  opened ??= database();
  const db = await opened;
  await db.query("DROP SCHEMA public CASCADE");
  await db.query("CREATE SCHEMA public");
  return db;
}

/** The learner's tables, with one gardener and their two plots. */
async function garden() {
  const db = await emptyDatabase();
  await db.run();
  const number = randomInt(1, 400);
  const [gardener] = await db.query(
    "INSERT INTO gardeners (name, email) VALUES ('Ada', 'ada@mail.example') RETURNING id",
  );
  const rows = `(${number}, ${gardener.id}), (${number + 1}, ${gardener.id})`;
  const [plot, other] = await db.query(`INSERT INTO plots (number, gardener_id) VALUES ${rows} RETURNING id`);
  return { db, number, gardener, plot, other };
}

/** Passes when a rule of the tables refuses the statement, and not when it is merely not understood. */
function expectRefused(db, sql) {
  return expect(db.query(sql)).rejects.toThrow(/violates/);
}

function harvest({ id }, { crop = "'beans'", day = "'2026-07-01'", kg = "1.5" } = {}) {
  return `INSERT INTO harvests (plot_id, crop, day, kg) VALUES (${id}, ${crop}, ${day}, ${kg}) RETURNING id`;
}

test("gives each row an id of its own, in all three tables", STARTS_POSTGRES, async () => {
  const { db, plot, other } = await garden();
  await db.query("INSERT INTO gardeners (name, email) VALUES ('Ben', 'ben@mail.example')");
  const [first] = await db.query(harvest(plot));
  const [second] = await db.query(harvest(other, { crop: "'kale'", day: "'2026-07-02'" }));
  expect(other.id).not.toBe(plot.id);
  expect(second.id).not.toBe(first.id);
  expect(await db.query("SELECT count(DISTINCT id)::int AS ids FROM gardeners")).toEqual([{ ids: 2 }]);
});

test("keeps a plot without a gardener", async () => {
  const { db, number } = await garden();
  const [free] = await db.query(`INSERT INTO plots (number) VALUES (${number + 2}) RETURNING gardener_id`);
  expect(free.gardener_id).toBe(null);
});

test("refuses what has to be there and is not", async () => {
  const { db, plot } = await garden();
  await expectRefused(db, "INSERT INTO gardeners (name) VALUES ('Ben')");
  await expectRefused(db, "INSERT INTO gardeners (email) VALUES ('ben@mail.example')");
  await expectRefused(db, "INSERT INTO plots (gardener_id) VALUES (NULL)");
  await expectRefused(db, harvest({ id: "NULL" }));
  for (const missing of ["crop", "day", "kg"]) await expectRefused(db, harvest(plot, { [missing]: "NULL" }));
});

test("refuses a second gardener with an email and a second plot with a number", async () => {
  const { db, number } = await garden();
  await expectRefused(db, "INSERT INTO gardeners (name, email) VALUES ('Ada II', 'ada@mail.example')");
  await expectRefused(db, `INSERT INTO plots (number) VALUES (${number})`);
});

test("refuses numbers below 1 and weights that are not above 0", async () => {
  const { db, plot } = await garden();
  for (const number of [0, -randomInt(1, 9)])
    await expectRefused(db, `INSERT INTO plots (number) VALUES (${number})`);
  for (const kg of ["0", `-${randomInt(1, 9)}.5`]) await expectRefused(db, harvest(plot, { kg }));
});

test("refuses references to a gardener or a plot that is not there", async () => {
  const { db, number } = await garden();
  const unknown = randomInt(500, 9000);
  await expectRefused(db, `INSERT INTO plots (number, gardener_id) VALUES (${number + 2}, ${unknown})`);
  await expectRefused(db, harvest({ id: unknown }));
});

test("takes each crop once for a plot and day, and nothing stricter", async () => {
  const { db, plot, other } = await garden();
  const [crop, second] = pick([
    ["beans", "kale"],
    ["plums", "leeks"],
    ["onions", "beans"],
  ]);
  await db.query(harvest(plot, { crop: `'${crop}'` }));
  await db.query(harvest(plot, { crop: `'${crop}'`, day: "'2026-07-02'" }));
  await db.query(harvest(plot, { crop: `'${second}'` }));
  await db.query(harvest(other, { crop: `'${crop}'` }));
  await expectRefused(db, harvest(plot, { crop: `'${crop}'`, kg: "7" }));
});

test("keeps weights exactly, to two decimals", async () => {
  const { db, plot } = await garden();
  const kg = `${randomInt(1, 90)}.${randomInt(1, 4)}5`;
  await db.query(harvest(plot, { crop: `'${pick(CROPS)}'`, kg }));
  await db.query(harvest(plot, { crop: "'quinces'", kg: "0.10" }));
  await db.query(harvest(plot, { crop: "'medlars'", kg: "0.20" }));
  expect(await db.query(`SELECT kg = ${kg} AS exact FROM harvests ORDER BY id LIMIT 1`)).toEqual([
    { exact: true },
  ]);
  const [{ exact }] = await db.query("SELECT sum(kg) = 0.30 AS exact FROM harvests WHERE kg < 0.25");
  expect(exact).toBe(true);
});

test("frees the plots of a gardener who leaves", async () => {
  const { db, gardener, plot } = await garden();
  await db.query(harvest(plot));
  await db.query(`DELETE FROM gardeners WHERE id = ${gardener.id}`);
  expect(await db.query(`SELECT gardener_id FROM plots WHERE id = ${plot.id}`)).toEqual([
    { gardener_id: null },
  ]);
  expect(await db.query("SELECT plot_id FROM harvests")).toEqual([{ plot_id: plot.id }]);
});

test("removes the harvests with their plot, and no others", async () => {
  const { db, plot, other } = await garden();
  await db.query(harvest(plot));
  await db.query(harvest(other));
  await db.query(`DELETE FROM plots WHERE id = ${plot.id}`);
  expect(await db.query("SELECT plot_id FROM harvests")).toEqual([{ plot_id: other.id }]);
});
