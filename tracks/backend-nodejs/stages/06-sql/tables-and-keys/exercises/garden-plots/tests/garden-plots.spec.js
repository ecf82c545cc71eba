import { database, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const TABLES = ["gardeners", "plots", "harvests"];
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
  const number = randomInt(2, 400);
  const [gardener] = await db.query(
    "INSERT INTO gardeners (name, email) VALUES ('Ada', 'ada@mail.example') RETURNING id",
  );
  const rows = `(${number}, ${gardener.id}), (${number + 1}, ${gardener.id})`;
  const [plot, other] = await db.query(`INSERT INTO plots (number, gardener_id) VALUES ${rows} RETURNING id`);
  return { db, number, gardener, plot, other };
}

/** For each statement: whether a rule of the tables refuses it, or the error of one that is not understood. */
async function verdicts(db, statements) {
  const found = {};
  for (const sql of statements) {
    try {
      await db.query(sql);
      found[sql] = "accepted";
    } catch (error) {
      found[sql] = /violates|does not allow null/.test(error.message) ? "refused" : error.message;
    }
  }
  return found;
}

const all = (statements, verdict) => Object.fromEntries(statements.map((sql) => [sql, verdict]));

async function expectRefused(db, ...statements) {
  expect(await verdicts(db, statements)).toEqual(all(statements, "refused"));
}

async function expectAccepted(db, ...statements) {
  expect(await verdicts(db, statements)).toEqual(all(statements, "accepted"));
}

function harvest({ id }, { crop = "'beans'", day = "'2026-07-01'", kg = "1.5" } = {}) {
  return `INSERT INTO harvests (plot_id, crop, day, kg) VALUES (${id}, ${crop}, ${day}, ${kg})`;
}

test("counts the ids of each table from 1", {
  checks: ["id", "several-plots"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const { db, plot, other } = await garden();
  await db.query("INSERT INTO gardeners (name, email) VALUES ('Ben', 'ben@mail.example')");
  await db.query(harvest(plot));
  await db.query(harvest(other, { crop: "'kale'", day: "'2026-07-02'" }));
  const ids = {};
  for (const table of TABLES) {
    const rows = await db.query(`SELECT id FROM ${table} ORDER BY id`);
    ids[table] = rows.map(({ id }) => Number(id));
  }
  expect(ids).toEqual({ gardeners: [1, 2], plots: [1, 2], harvests: [1, 2] });
});

test("has id as the primary key of each table", { checks: ["id"] }, async () => {
  const { db } = await garden();
  const keys = {};
  for (const table of TABLES) {
    const rows = await db.query(
      `SELECT a.attname AS name FROM pg_index i
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
       WHERE i.indisprimary AND i.indrelid = '${table}'::regclass`,
    );
    keys[table] = rows.map(({ name }) => name);
  }
  expect(keys).toEqual({ gardeners: ["id"], plots: ["id"], harvests: ["id"] });
});

test("has a text for each name, email and crop", { checks: ["texts"] }, async () => {
  const { db, plot } = await garden();
  await db.query("INSERT INTO gardeners (name, email) VALUES ('Zoë of the Old Mill', 'zoe@mail.example')");
  await db.query(harvest(plot, { crop: "'Jerusalem artichokes'" }));
  expect(await db.query("SELECT name, email FROM gardeners ORDER BY id")).toEqual([
    { name: "Ada", email: "ada@mail.example" },
    { name: "Zoë of the Old Mill", email: "zoe@mail.example" },
  ]);
  expect(await db.query("SELECT crop FROM harvests")).toEqual([{ crop: "Jerusalem artichokes" }]);
});

test("takes two gardeners with the same name", { checks: ["same-name"] }, async () => {
  const { db } = await garden();
  await expectAccepted(db, "INSERT INTO gardeners (name, email) VALUES ('Ada', 'ada.2@mail.example')");
});

test("takes several plots of one gardener, and several without one", {
  checks: ["several-plots", "free-plots"],
}, async () => {
  const { db, number, gardener } = await garden();
  await expectAccepted(
    db,
    `INSERT INTO plots (number, gardener_id) VALUES (${number + 2}, ${gardener.id})`,
    `INSERT INTO plots (number) VALUES (${number + 3})`,
    `INSERT INTO plots (number, gardener_id) VALUES (${number + 4}, NULL)`,
  );
  const free = await db.query(`SELECT number FROM plots WHERE gardener_id IS NULL ORDER BY number`);
  expect(free.map((row) => Number(row.number))).toEqual([number + 3, number + 4]);
});

test("refuses a gardener or plot without a required value", {
  checks: ["name-required", "email-required", "number-required"],
}, async () => {
  const { db } = await garden();
  await expectRefused(
    db,
    "INSERT INTO gardeners (name) VALUES ('Ben')",
    "INSERT INTO gardeners (email) VALUES ('ben@mail.example')",
    "INSERT INTO plots (gardener_id) VALUES (NULL)",
    "INSERT INTO plots (number) VALUES (NULL)",
  );
});

test("refuses a harvest without a required value", {
  checks: ["plot-required", "crop-required", "day-required", "kg-required"],
}, async () => {
  const { db, plot } = await garden();
  await expectRefused(
    db,
    harvest({ id: "NULL" }),
    harvest(plot, { crop: "NULL" }),
    harvest(plot, { day: "NULL" }),
    harvest(plot, { kg: "NULL" }),
    `INSERT INTO harvests (plot_id, crop, kg) VALUES (${plot.id}, 'kale', 2)`,
    `INSERT INTO harvests (plot_id, crop, day) VALUES (${plot.id}, 'kale', '2026-07-03')`,
  );
});

test("refuses a second gardener with an email and a second plot with a number", {
  checks: ["one-email", "one-number"],
}, async () => {
  const { db, number } = await garden();
  await expectRefused(
    db,
    "INSERT INTO gardeners (name, email) VALUES ('Ada II', 'ada@mail.example')",
    `INSERT INTO plots (number) VALUES (${number})`,
  );
});

test("refuses numbers below 1", { checks: ["number-from-1"] }, async () => {
  const { db } = await garden();
  await expectAccepted(db, "INSERT INTO plots (number) VALUES (1)");
  await expectRefused(
    db,
    "INSERT INTO plots (number) VALUES (0)",
    `INSERT INTO plots (number) VALUES (-${randomInt(1, 9)})`,
  );
});

test("stores no half of a plot's number", { checks: ["whole-number"] }, async () => {
  const { db } = await garden();
  await db.query("INSERT INTO plots (number) VALUES (500.4)").catch(() => "refused as well");
  expect(await db.query("SELECT number FROM plots WHERE number = 500.4")).toEqual([]);
});

test("refuses weights that are not above 0", { checks: ["kg-above-0", "kg-exact"] }, async () => {
  const { db, plot } = await garden();
  await expectAccepted(db, harvest(plot, { kg: "0.01", crop: "'kale'" }));
  await expectRefused(db, harvest(plot, { kg: "0" }), harvest(plot, { kg: `-${randomInt(1, 9)}.5` }));
});

test("refuses references to a gardener or a plot that is not there", {
  checks: ["existing-gardener", "existing-plot"],
}, async () => {
  const { db, number } = await garden();
  const unknown = randomInt(500, 9000);
  await expectRefused(
    db,
    `INSERT INTO plots (number, gardener_id) VALUES (${number + 2}, ${unknown})`,
    harvest({ id: unknown }),
  );
});

test("takes each crop once for a plot and day, and nothing stricter", {
  checks: ["once-a-day", "not-stricter"],
}, async () => {
  const { db, plot, other } = await garden();
  const [crop, second] = [`'${pick(CROPS)}'`, "'quinces'"];
  await expectAccepted(
    db,
    harvest(plot, { crop }),
    harvest(plot, { crop, day: "'2026-07-02'" }),
    harvest(plot, { crop: second }),
    harvest(other, { crop }),
    harvest(other, { crop, day: "'2026-07-02'" }),
  );
  await expectRefused(
    db,
    harvest(plot, { crop, kg: "7" }),
    harvest(other, { crop, day: "'2026-07-02'", kg: "0.5" }),
  );
});

test("has one day for morning and evening", { checks: ["day-is-date"] }, async () => {
  const { db, plot } = await garden();
  await db.query(harvest(plot, { day: "'2026-07-01 08:30'" }));
  expect(await db.query("SELECT day::text AS day FROM harvests")).toEqual([{ day: "2026-07-01" }]);
  await expectRefused(db, harvest(plot, { day: "'2026-07-01 19:00'" }));
});

test("keeps weights exactly, to two decimals", { checks: ["kg-exact", "kg-large"] }, async () => {
  const { db, plot } = await garden();
  const weights = [`${randomInt(1, 90)}.${randomInt(1, 4)}5`, "0.10", "0.20", "999.99"];
  for (const [at, kg] of weights.entries()) await db.query(harvest(plot, { crop: `'crop ${at}'`, kg }));
  const found = [];
  for (const at of weights.keys())
    found.push(
      ...(await db.query(`SELECT kg, kg = ${weights[at]} AS exact FROM harvests WHERE crop = 'crop ${at}'`)),
    );
  expect(found.map(({ kg, exact }) => ({ kg: Number(kg), exact }))).toEqual(
    weights.map((kg) => ({ kg: Number(kg), exact: true })),
  );
  const [{ exact }] = await db.query("SELECT sum(kg) = 0.30 AS exact FROM harvests WHERE kg < 0.25");
  expect({ "0.10 + 0.20 = 0.30": exact }).toEqual({ "0.10 + 0.20 = 0.30": true });
});

test("refuses changes that break a rule", { checks: ["updates-too"] }, async () => {
  const { db, plot, other, number } = await garden();
  await db.query(harvest(plot));
  await db.query(harvest(other));
  await expectRefused(
    db,
    "UPDATE gardeners SET email = NULL",
    `UPDATE plots SET number = 0 WHERE id = ${plot.id}`,
    `UPDATE plots SET number = ${number} WHERE id = ${other.id}`,
    `UPDATE plots SET gardener_id = 7777 WHERE id = ${plot.id}`,
    "UPDATE harvests SET kg = 0",
    "UPDATE harvests SET plot_id = 7777",
    `UPDATE harvests SET plot_id = ${plot.id}`,
  );
});

test("frees the plots of a gardener who leaves", { checks: ["frees-plots"] }, async () => {
  const { db, number, gardener, plot, other } = await garden();
  const [ben] = await db.query(
    "INSERT INTO gardeners (name, email) VALUES ('Ben', 'ben@mail.example') RETURNING id",
  );
  const [bens] = await db.query(
    `INSERT INTO plots (number, gardener_id) VALUES (${number + 2}, ${ben.id}) RETURNING id`,
  );
  await db.query(harvest(plot));
  await db.query(`DELETE FROM gardeners WHERE id = ${gardener.id}`);
  expect(await db.query("SELECT id, gardener_id FROM plots ORDER BY number")).toEqual([
    { id: plot.id, gardener_id: null },
    { id: other.id, gardener_id: null },
    { id: bens.id, gardener_id: ben.id },
  ]);
  expect(await db.query("SELECT plot_id FROM harvests")).toEqual([{ plot_id: plot.id }]);
});

test("removes the harvests with their plot, and no others", { checks: ["removes-harvests"] }, async () => {
  const { db, plot, other } = await garden();
  await db.query(harvest(plot));
  await db.query(harvest(plot, { crop: "'kale'" }));
  await db.query(harvest(other));
  await db.query(`DELETE FROM plots WHERE id = ${plot.id}`);
  expect(await db.query("SELECT plot_id FROM harvests")).toEqual([{ plot_id: other.id }]);
  expect(await db.query("SELECT name FROM gardeners")).toEqual([{ name: "Ada" }]);
});
