import { database, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const SHEET = `CREATE TABLE sheet (
  order_no integer PRIMARY KEY, customer text NOT NULL, phone text NOT NULL, device text NOT NULL,
  shelf text NOT NULL, parts text NOT NULL, cents integer NOT NULL
)`;
const CUSTOMERS = { ines: "555-01", omar: "555-02", zoe: "555-01", ada: "555-77" };
const DEVICES = { radio: "A3", lamp: "B1", kettle: "B1", clock: "C9" };
const PARTS = ["", "fuse", "fuse,cable", "bulb,fuse,screw", "LED strip"];

let opened;

/** A database with the sheet and these orders. One serves all tests. */
async function shop(orders) {
  opened ??= database();
  const db = await opened;
  await db.query("DROP SCHEMA public CASCADE");
  await db.query("CREATE SCHEMA public");
  await db.query(SHEET);
  for (const { order_no, customer, phone, device, shelf, parts, cents } of orders)
    await db.query(
      `INSERT INTO sheet VALUES (${order_no}, '${customer}', '${phone}', '${device}', '${shelf}', '${parts}', ${cents})`,
    );
  return db;
}

function order(order_no, change = {}) {
  const [customer, device] = [pick(Object.keys(CUSTOMERS)), pick(Object.keys(DEVICES))];
  const made = { order_no, customer, device, parts: pick(PARTS), cents: randomInt(0, 9000), ...change };
  return { phone: CUSTOMERS[made.customer], shelf: DEVICES[made.device], ...made };
}

/** Every customer and device twice, and every list of parts. */
const orders = () => [
  order(7, { customer: "ines", device: "radio", parts: "fuse,cable" }),
  order(3, { customer: "ines", device: "lamp", parts: "" }),
  order(12, { customer: "omar", device: "radio", parts: "bulb,fuse,screw", cents: 0 }),
  order(1, { customer: "zoe", device: "kettle", parts: "fuse" }),
  order(20, { customer: "zoe", device: "clock", parts: "LED strip" }),
  ...[31, 32, 33, 34, 35].map((number) => order(number)),
];

async function split(rows = orders()) {
  const db = await shop(rows);
  await db.run();
  return { db, rows };
}

const by = (key) => (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0);
const distinct = (list, key) => [...new Map(list.map((one) => [one[key], one])).values()].toSorted(by(key));

test("has one row for each customer", { checks: ["customers"], timeoutMs: STARTS_POSTGRES_MS }, async () => {
  const { db, rows } = await split();
  const expected = distinct(
    rows.map(({ customer, phone }) => ({ name: customer, phone })),
    "name",
  );
  expect(await db.query("SELECT name, phone FROM customers ORDER BY name")).toEqual(expected);
});

test("has one row for each sort of device", { checks: ["devices"] }, async () => {
  const { db, rows } = await split();
  const expected = distinct(
    rows.map(({ device, shelf }) => ({ name: device, shelf })),
    "name",
  );
  expect(await db.query("SELECT name, shelf FROM devices ORDER BY name")).toEqual(expected);
});

test("has one row for each order", { checks: ["orders"] }, async () => {
  const { db, rows } = await split();
  const expected = rows.map(({ order_no, customer, device, cents }) => ({
    order_no,
    customer,
    device,
    cents,
  }));
  expect(await db.query("SELECT order_no, customer, device, cents FROM orders ORDER BY order_no")).toEqual(
    expected.toSorted(by("order_no")),
  );
});

test("has one row for each part of an order", { checks: ["parts"] }, async () => {
  const { db, rows } = await split();
  const expected = rows.flatMap(({ order_no, parts }) =>
    parts
      .split(",")
      .filter((part) => part !== "")
      .map((part) => `${order_no} ${part}`),
  );
  const found = await db.query("SELECT order_no, part FROM order_parts");
  expect(found.map(({ order_no, part }) => `${order_no} ${part}`).toSorted()).toEqual(expected.toSorted());
});

test("works for an empty sheet", {
  checks: ["customers", "devices", "orders", "parts", "gone"],
}, async () => {
  const { db } = await split([]);
  const counts = {};
  for (const table of ["customers", "devices", "orders", "order_parts"]) {
    const [{ count }] = await db.query(`SELECT count(*)::int AS count FROM ${table}`);
    counts[table] = count;
  }
  expect(counts).toEqual({ customers: 0, devices: 0, orders: 0, order_parts: 0 });
});

test("has the columns of the prompt, and the sheet is gone", { checks: ["columns", "gone"] }, async () => {
  const { db } = await split();
  const found = await db.query(
    `SELECT table_name AS "table", string_agg(column_name, ', ' ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name ORDER BY table_name`,
  );
  expect(found).toEqual([
    { table: "customers", columns: "name, phone" },
    { table: "devices", columns: "name, shelf" },
    { table: "order_parts", columns: "order_no, part" },
    { table: "orders", columns: "cents, customer, device, order_no" },
  ]);
});

/** For each statement: whether a rule refuses it, or the error of one that is not understood. */
async function expectRefused(db, ...statements) {
  const found = {};
  for (const sql of statements) {
    try {
      await db.query(sql);
      found[sql] = "accepted";
    } catch (error) {
      found[sql] = /violates/.test(error.message) ? "refused" : error.message;
    }
  }
  expect(found).toEqual(Object.fromEntries(statements.map((sql) => [sql, "refused"])));
}

test("refuses a second row with the same key", { checks: ["keys"] }, async () => {
  const { db } = await split();
  await expectRefused(
    db,
    "INSERT INTO customers (name, phone) VALUES ('ines', '555-99')",
    "INSERT INTO devices (name, shelf) VALUES ('radio', 'Z9')",
    "INSERT INTO orders (order_no, customer, device, cents) VALUES (7, 'ines', 'radio', 1)",
    "INSERT INTO order_parts (order_no, part) VALUES (7, 'fuse')",
  );
});

test("refuses references to nothing", { checks: ["references"] }, async () => {
  const { db } = await split();
  await expectRefused(
    db,
    "INSERT INTO orders (order_no, customer, device, cents) VALUES (900, 'nobody', 'radio', 1)",
    "INSERT INTO orders (order_no, customer, device, cents) VALUES (901, 'ines', 'nothing', 1)",
    "INSERT INTO order_parts (order_no, part) VALUES (902, 'fuse')",
    "DELETE FROM customers WHERE name = 'ines'",
    "DELETE FROM devices WHERE name = 'radio'",
  );
});

test("refuses missing values", { checks: ["required"] }, async () => {
  const { db } = await split();
  await expectRefused(
    db,
    "INSERT INTO customers (name) VALUES ('new')",
    "INSERT INTO customers (phone) VALUES ('555-99')",
    "INSERT INTO devices (name) VALUES ('new')",
    "INSERT INTO devices (shelf) VALUES ('Z9')",
    "INSERT INTO orders (customer, device, cents) VALUES ('ines', 'radio', 1)",
    "INSERT INTO orders (order_no, device, cents) VALUES (910, 'radio', 1)",
    "INSERT INTO orders (order_no, customer, cents) VALUES (911, 'ines', 1)",
    "INSERT INTO orders (order_no, customer, device) VALUES (912, 'ines', 'radio')",
    "INSERT INTO order_parts (order_no) VALUES (7)",
    "INSERT INTO order_parts (part) VALUES ('glue')",
  );
});

test("fails when the sheet disagrees with itself, and changes nothing", {
  checks: ["disagree"],
}, async () => {
  for (const change of [{ phone: "555-99" }, { shelf: "Z9" }]) {
    const rows = [
      order(1, { customer: "ines", device: "radio" }),
      order(2, { customer: "ines", device: "radio", ...change }),
    ];
    const db = await shop(rows);
    await expect(db.run()).rejects.toThrow();
    const left = await db.query("SELECT order_no FROM sheet ORDER BY order_no");
    const tables = await db.query(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    expect({ change, left, tables }).toEqual({
      change,
      left: [{ order_no: 1 }, { order_no: 2 }],
      tables: [{ name: "sheet" }],
    });
  }
});
