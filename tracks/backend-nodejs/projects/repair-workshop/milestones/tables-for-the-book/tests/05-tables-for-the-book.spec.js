import { describe, expect, npmRun, pick, query, resetDatabase, test } from "@aulo/runner/spec";

const STEP_MS = { timeoutMs: 12_000 };
const TABLES = {
  bookings: ["repair_id", "slot_id"],
  categories: ["id", "title"],
  repairs: ["created_at", "fault", "finished_at", "id", "status", "thing_id", "volunteer"],
  slots: ["id", "places", "starts_at"],
  things: ["category", "created_at", "id", "name"],
};
/** Thing 1 is broken, 2 and 3 were repaired. Slot 1 has room for two. */
const SATURDAY = [
  "DELETE FROM bookings",
  "DELETE FROM repairs",
  "DELETE FROM things",
  "DELETE FROM slots",
  "INSERT INTO things (id, name, category) VALUES (101, 'lamp', 'lamps'), (102, 'torch', 'lamps'), (103, 'bell', 'bicycles')",
  "INSERT INTO repairs (id, thing_id, fault) VALUES (201, 101, 'dark')",
  `INSERT INTO repairs (id, thing_id, fault, status, volunteer, finished_at) VALUES
    (202, 102, 'dark', 'done', 'Ilse', now()), (203, 102, 'dim', 'beyond-repair', 'Ilse', now()),
    (204, 103, 'mute', 'done', 'Omar', now())`,
  "INSERT INTO slots (id, starts_at, places) VALUES (301, '2031-05-03 10:00Z', 2)",
  "INSERT INTO bookings (repair_id, slot_id) VALUES (201, 301)",
];

async function migrate() {
  const { exitCode, stderr } = await npmRun("migrate");
  expect({ "npm run migrate": exitCode, stderr }).toEqual({ "npm run migrate": 0, stderr: "" });
}

/** Those of our columns that are there. A table may have others too. */
async function columns() {
  const rows = await query(
    "SELECT table_name AS table, column_name AS name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
  );
  const of = ([table, names]) =>
    rows.filter((row) => row.table === table && names.includes(row.name)).map(({ name }) => name);
  return Object.fromEntries(Object.entries(TABLES).map((entry) => [entry[0], of(entry)]));
}

async function saturday() {
  for (const sql of SATURDAY) await query(sql);
}

/** For each statement, whether the database accepts it. Each is taken back, so all begin from the same rows. */
async function verdicts(statements) {
  await saturday();
  const found = {};
  for (const sql of statements) {
    const tried = query(`DO $try$ BEGIN ${sql}; RAISE EXCEPTION 'taken back'; END $try$`);
    const error = await tried.then(
      () => "nothing",
      ({ message }) => message,
    );
    found[sql] = error.includes("taken back") ? "accepted" : "refused";
  }
  return found;
}

const all = (statements, verdict) => Object.fromEntries(statements.map((sql) => [sql, verdict]));

async function expectRules({ accepted, refused }) {
  expect(await verdicts([...accepted, ...refused])).toEqual({
    ...all(accepted, "accepted"),
    ...all(refused, "refused"),
  });
}

describe("npm run migrate", () => {
  test("makes the tables", {
    checks: ["migrate", "things-table", "repairs-table", "slots-table", "bookings-table", "categories-table"],
    ...STEP_MS,
  }, async () => {
    await resetDatabase("");
    await migrate();
    expect(await columns()).toEqual(TABLES);
  });

  test("writes our categories down", { checks: ["categories-table"] }, async () => {
    expect(await query("SELECT id, title FROM categories ORDER BY id")).toEqual([
      { id: "bicycles", title: "Bicycles" },
      { id: "clothes", title: "Clothes and bags" },
      { id: "lamps", title: "Lamps and cables" },
      { id: "toys", title: "Toys" },
    ]);
  });

  test("changes nothing when nothing is pending", { checks: ["migrate-again"], ...STEP_MS }, async () => {
    await saturday();
    const rows = () =>
      query("SELECT * FROM things JOIN repairs ON repairs.thing_id = things.id ORDER BY repairs.id");
    const before = await rows();
    await migrate();
    expect(await rows()).toEqual(before);
    expect(await query("SELECT count(*)::int AS categories FROM categories")).toEqual([{ categories: 4 }]);
  });
});

describe("the database", () => {
  test("gives ids, times and the first status", { checks: ["given", "waiting-by-default"] }, async () => {
    await saturday();
    await query("INSERT INTO things (name, category) VALUES ('kite', 'toys'), ('drum', 'toys')");
    await query("INSERT INTO repairs (thing_id, fault) SELECT id, 'torn' FROM things WHERE name = 'kite'");
    await query(
      "INSERT INTO slots (starts_at, places) VALUES ('2031-05-03 11:00Z', 3), ('2031-05-03 12:00Z', 3)",
    );
    const found = await query(`
      SELECT
        (SELECT count(DISTINCT id)::int FROM things WHERE category = 'toys') AS things,
        (SELECT count(DISTINCT id)::int FROM slots) AS slots,
        (SELECT bool_and(abs(extract(epoch FROM now() - created_at)) < 60) FROM things WHERE category = 'toys') AS thing_time,
        (SELECT abs(extract(epoch FROM now() - created_at)) < 60 FROM repairs WHERE fault = 'torn') AS repair_time,
        (SELECT status FROM repairs WHERE fault = 'torn') AS status
    `);
    expect(found).toEqual([{ things: 2, slots: 3, thing_time: true, repair_time: true, status: "waiting" }]);
  });

  test("keeps the rules of things", { checks: ["thing-name", "thing-category"] }, async () => {
    await expectRules({
      accepted: [
        "INSERT INTO things (name, category) VALUES ('kite', 'toys')",
        "UPDATE things SET category = 'clothes' WHERE id = 101",
      ],
      refused: [
        "INSERT INTO things (category) VALUES ('toys')",
        "INSERT INTO things (name, category) VALUES ('', 'toys')",
        "INSERT INTO things (name, category) VALUES ('   ', 'toys')",
        "UPDATE things SET name = NULL WHERE id = 101",
        "INSERT INTO things (name) VALUES ('kite')",
        "INSERT INTO things (name, category) VALUES ('spoon', 'spoons')",
        "UPDATE things SET category = NULL WHERE id = 101",
        "DELETE FROM categories WHERE id = 'lamps'",
      ],
    });
  });

  test("keeps the rules of repairs", { checks: ["repair-fault", "repair-thing", "statuses"] }, async () => {
    await expectRules({
      accepted: [
        "INSERT INTO repairs (thing_id, fault) VALUES (102, 'dark again')",
        "UPDATE repairs SET status = 'claimed', volunteer = 'Ilse' WHERE id = 201",
      ],
      refused: [
        "INSERT INTO repairs (thing_id) VALUES (102)",
        "INSERT INTO repairs (thing_id, fault) VALUES (102, '')",
        "INSERT INTO repairs (thing_id, fault) VALUES (102, '  ')",
        "INSERT INTO repairs (fault) VALUES ('dark')",
        "INSERT INTO repairs (thing_id, fault) VALUES (999, 'dark')",
        "UPDATE repairs SET status = 'lost', volunteer = 'Ilse' WHERE id = 201",
        "UPDATE repairs SET status = 'Waiting' WHERE id = 201",
        "UPDATE repairs SET status = '' WHERE id = 201",
        "UPDATE repairs SET status = NULL WHERE id = 201",
      ],
    });
  });

  test("keeps status, volunteer and end together", {
    checks: ["volunteer-fits", "finished-fits"],
  }, async () => {
    await expectRules({
      accepted: [
        "UPDATE repairs SET status = 'done', volunteer = 'Ilse', finished_at = now() WHERE id = 201",
        "UPDATE repairs SET status = 'beyond-repair', volunteer = 'Ilse', finished_at = now() WHERE id = 201",
      ],
      refused: [
        "UPDATE repairs SET volunteer = 'Ilse' WHERE id = 201",
        "UPDATE repairs SET status = 'claimed' WHERE id = 201",
        "UPDATE repairs SET volunteer = NULL WHERE id = 202",
        "UPDATE repairs SET finished_at = now() WHERE id = 201",
        "UPDATE repairs SET status = 'claimed', volunteer = 'Ilse', finished_at = now() WHERE id = 201",
        "UPDATE repairs SET finished_at = NULL WHERE id = 202",
        "UPDATE repairs SET finished_at = NULL WHERE id = 203",
        "UPDATE repairs SET status = 'done', volunteer = 'Ilse' WHERE id = 201",
      ],
    });
  });

  test("has one open repair for a thing at most", { checks: ["one-open-row"] }, async () => {
    await expectRules({
      accepted: ["INSERT INTO repairs (thing_id, fault) VALUES (103, 'mute again')"],
      refused: [
        "INSERT INTO repairs (thing_id, fault) VALUES (101, 'flickers')",
        "INSERT INTO repairs (thing_id, fault, status, volunteer) VALUES (101, 'flickers', 'claimed', 'Omar')",
        "INSERT INTO repairs (thing_id, fault) VALUES (103, 'mute'), (103, 'mute')",
      ],
    });
  });

  test("leaves no orphans", { checks: ["no-orphans"] }, async () => {
    await expectRules({
      accepted: ["DELETE FROM bookings WHERE slot_id = 301"],
      refused: ["DELETE FROM things WHERE id = 103", "DELETE FROM slots WHERE id = 301"],
    });
  });

  test("keeps the rules of slots and bookings", {
    checks: ["one-slot-a-time", "places", "one-booking", "booking-slot"],
  }, async () => {
    await expectRules({
      accepted: [
        "INSERT INTO slots (starts_at, places) VALUES ('2031-05-03 11:00Z', 1)",
        "INSERT INTO bookings (repair_id, slot_id) VALUES (204, 301)",
      ],
      refused: [
        "INSERT INTO slots (starts_at, places) VALUES ('2031-05-03 12:00+02', 4)",
        "INSERT INTO slots (places) VALUES (4)",
        "INSERT INTO slots (starts_at, places) VALUES ('2031-05-03 12:00Z', 0)",
        "INSERT INTO slots (starts_at) VALUES ('2031-05-03 12:00Z')",
        "UPDATE slots SET places = -1 WHERE id = 301",
        "INSERT INTO bookings (repair_id, slot_id) VALUES (201, 301)",
        "INSERT INTO bookings (repair_id, slot_id) VALUES (204, 999)",
        "INSERT INTO bookings (repair_id, slot_id) VALUES (999, 301)",
        "INSERT INTO bookings (repair_id) VALUES (204)",
        "INSERT INTO bookings (slot_id) VALUES (301)",
      ],
    });
  });
});

describe("the reports", () => {
  test("count things and repairs of each category", {
    checks: ["category-report", "every-category"],
  }, async () => {
    await saturday();
    await query(
      "INSERT INTO things (id, name, category) VALUES (104, 'kite', 'toys'), (105, 'drum', 'toys')",
    );
    await query(`INSERT INTO repairs (thing_id, fault, status, volunteer, finished_at) VALUES
      (103, 'mute', 'done', 'Ilse', now()), (103, 'mute', 'beyond-repair', 'Omar', now())`);
    const found = await query(`
      SELECT category, title, things::int, repairs::int, done::int, saved_percent::int FROM category_report ORDER BY category
    `);
    expect(found).toEqual([
      { category: "bicycles", title: "Bicycles", things: 1, repairs: 3, done: 2, saved_percent: 67 },
      { category: "clothes", title: "Clothes and bags", things: 0, repairs: 0, done: 0, saved_percent: null },
      { category: "lamps", title: "Lamps and cables", things: 2, repairs: 3, done: 1, saved_percent: 50 },
      { category: "toys", title: "Toys", things: 2, repairs: 0, done: 0, saved_percent: null },
    ]);
  });

  test("show the work of each volunteer", { checks: ["volunteer-report"] }, async () => {
    await saturday();
    const name = pick(["Ilse", "Omar"]);
    await query("UPDATE repairs SET status = 'claimed', volunteer = $1 WHERE id = 201", [name]);
    const found = await query(
      "SELECT volunteer, done::int, beyond_repair::int, working_on::int FROM volunteer_report ORDER BY volunteer",
    );
    expect(found).toEqual([
      { volunteer: "Ilse", done: 1, beyond_repair: 1, working_on: name === "Ilse" ? 1 : 0 },
      { volunteer: "Omar", done: 1, beyond_repair: 0, working_on: name === "Omar" ? 1 : 0 },
    ]);
  });

  test("show the free places of each slot", { checks: ["slot-report"] }, async () => {
    await saturday();
    await query("INSERT INTO slots (id, starts_at, places) VALUES (302, '2031-05-03 11:00Z', 3)");
    await query("INSERT INTO bookings (repair_id, slot_id) VALUES (204, 301)");
    const found = await query(`
      SELECT slot_id, starts_at = '2031-05-03 10:00Z' AS at_ten, places, booked::int, free::int FROM slot_report ORDER BY slot_id
    `);
    expect(found).toEqual([
      { slot_id: 301, at_ten: true, places: 2, booked: 2, free: 0 },
      { slot_id: 302, at_ten: false, places: 3, booked: 0, free: 3 },
    ]);
  });
});

describe("a step that fails", () => {
  test("can be run again when the reason is gone", {
    checks: ["fails-loudly", "whole-step"],
    ...STEP_MS,
  }, async () => {
    await resetDatabase("CREATE TABLE bookings (note text); CREATE TABLE repairs (note text);");
    const { exitCode } = await npmRun("migrate");
    expect({ "npm run migrate": exitCode === 0 ? "succeeds" : "fails" }).toEqual({
      "npm run migrate": "fails",
    });
    await query("DROP TABLE repairs");
    await query("DROP TABLE bookings");
    await migrate();
    expect(await columns()).toEqual(TABLES);
  });
});
