import { database, expect, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;
const REFUSALS = /violates|invalid input value for enum|invalid input syntax|does not allow null/;
const UNKNOWN = "7d444840-9dc0-11d1-b245-5ffdce74fad2";

let opened;

/** The learner's tables, empty, in one database for all tests. */
async function shop() {
  opened ??= database();
  const db = await opened;
  await db.query("DROP SCHEMA public CASCADE");
  await db.query("CREATE SCHEMA public");
  await db.run();
  return db;
}

const concert = ({ title = "'Trio'", starts_at = "'2026-07-01T20:00:00+02:00'", price = "20" } = {}) =>
  `INSERT INTO concerts (title, starts_at, price) VALUES (${title}, ${starts_at}, ${price})`;

async function concertIn(db) {
  const [{ id }] = await db.query(`${concert()} RETURNING id`);
  return id;
}

const quote = (text) => (text === null ? "NULL" : `'${text}'`);

function booking(concertId, { email = "ines@mail.example", state = "held", paid_at = null } = {}) {
  const values = [concertId, email, state, paid_at].map(quote).join(", ");
  return `INSERT INTO bookings (concert_id, email, state, paid_at) VALUES (${values})`;
}

const PAID = { state: "paid", paid_at: "2026-06-01T08:00:00Z" };

/** For each statement: whether a rule refuses it, or the error of one that is not understood. */
async function verdicts(db, statements) {
  const found = {};
  for (const sql of statements) {
    try {
      await db.query(sql);
      found[sql] = "accepted";
    } catch (error) {
      found[sql] = REFUSALS.test(error.message) ? "refused" : error.message;
    }
  }
  return found;
}

async function expectAll(db, verdict, ...statements) {
  expect(await verdicts(db, statements)).toEqual(Object.fromEntries(statements.map((sql) => [sql, verdict])));
}

test("makes a random uuid for each concert", {
  checks: ["uuid"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const db = await shop();
  const ids = [await concertIn(db), await concertIn(db)];
  const found = await db.query("SELECT DISTINCT pg_typeof(id)::text AS type FROM concerts");
  expect({ types: found, "two concerts share an id": ids[0] === ids[1] }).toEqual({
    types: [{ type: "uuid" }],
    "two concerts share an id": false,
  });
  const given = `INSERT INTO concerts (id, title, starts_at, price) VALUES ('${UNKNOWN}', 'Solo', now(), 1)`;
  await expectAll(db, "accepted", given);
  await expectAll(db, "refused", given);
});

test("takes good concerts and bookings", {
  checks: ["title", "price-from-0", "not-stricter", "state"],
}, async () => {
  const db = await shop();
  await expectAll(
    db,
    "accepted",
    concert(),
    concert({ title: "'  Duo '" }),
    concert({ price: "0" }),
    concert({ price: "99999.99" }),
  );
  const id = await concertIn(db);
  await expectAll(
    db,
    "accepted",
    booking(id),
    booking(id, { email: "omar@mail.example", ...PAID }),
    booking(id, { email: "zoe@mail.example", state: "cancelled" }),
  );
});

test("requires a title that is not blank", { checks: ["title"] }, async () => {
  const db = await shop();
  await expectAll(
    db,
    "refused",
    concert({ title: "NULL" }),
    concert({ title: "''" }),
    concert({ title: "'   '" }),
  );
  await concertIn(db);
  await expectAll(db, "refused", "UPDATE concerts SET title = NULL", "UPDATE concerts SET title = ' '");
});

test("keeps the moment of a concert, with the offset that was sent", { checks: ["moment"] }, async () => {
  const db = await shop();
  await db.query(concert({ starts_at: "'2026-07-01T20:00:00+02:00'" }));
  await db.query(concert({ starts_at: "'2026-07-01T13:00:00-05:00'" }));
  const rows = await db.query(
    "SELECT (starts_at = TIMESTAMPTZ '2026-07-01T18:00:00Z') AS same FROM concerts",
  );
  expect({ "both are 18:00 UTC": rows.map(({ same }) => same) }).toEqual({
    "both are 18:00 UTC": [true, true],
  });
  await expectAll(db, "refused", concert({ starts_at: "NULL" }), "UPDATE concerts SET starts_at = NULL");
});

test("keeps prices exact", { checks: ["price-exact"] }, async () => {
  const db = await shop();
  const cents = randomInt(11, 89);
  for (const price of ["99999.99", "0.10", "0.20", `12345.${cents}`]) await db.query(concert({ price }));
  const [found] = await db.query(
    `SELECT count(*) FILTER (WHERE price = 99999.99)::int AS highest, count(*) FILTER (WHERE price = 12345.${cents})::int AS other,
    sum(price) FILTER (WHERE price < 1) = 0.3 AS "0.10 + 0.20 is 0.30" FROM concerts`,
  );
  expect(found).toEqual({ highest: 1, other: 1, "0.10 + 0.20 is 0.30": true });
});

test("refuses a price that is missing or below 0", { checks: ["price-from-0"] }, async () => {
  const db = await shop();
  await expectAll(
    db,
    "refused",
    concert({ price: "NULL" }),
    concert({ price: "-0.01" }),
    concert({ price: "-20" }),
  );
  await concertIn(db);
  await expectAll(
    db,
    "refused",
    "UPDATE concerts SET price = NULL",
    "UPDATE concerts SET price = price - 21",
  );
});

test("keeps extras as JSON that can be searched, and never NULL", { checks: ["extras"] }, async () => {
  const db = await shop();
  await concertIn(db);
  await db.query(
    "INSERT INTO concerts (title, starts_at, price, extras) VALUES ('Bar', now(), 1, '{\"bar\": true, \"seats\": 9}')",
  );
  const found = await db.query(`SELECT title FROM concerts WHERE extras @> '{"bar": true}'`);
  const [{ extras }] = await db.query("SELECT extras FROM concerts WHERE title = 'Trio'");
  expect({ found, extras }).toEqual({ found: [{ title: "Bar" }], extras: {} });
  await expectAll(db, "refused", "UPDATE concerts SET extras = NULL", "UPDATE concerts SET extras = 'bar'");
});

test("counts bookings by itself", { checks: ["counted"] }, async () => {
  const db = await shop();
  const id = await concertIn(db);
  for (const name of ["a", "b", "c"]) await db.query(booking(id, { email: `${name}@mail.example` }));
  expect(await db.query("SELECT id::int AS id, email FROM bookings ORDER BY id")).toEqual([
    { id: 1, email: "a@mail.example" },
    { id: 2, email: "b@mail.example" },
    { id: 3, email: "c@mail.example" },
  ]);
});

test("requires an existing concert", { checks: ["concert"] }, async () => {
  const db = await shop();
  const id = await concertIn(db);
  await expectAll(db, "refused", booking(null), booking(UNKNOWN));
  await db.query(booking(id));
  await expectAll(
    db,
    "refused",
    "UPDATE bookings SET concert_id = NULL",
    `UPDATE bookings SET concert_id = '${UNKNOWN}'`,
  );
});

test("keeps a concert that has bookings, and its bookings", { checks: ["keeps-concerts"] }, async () => {
  const db = await shop();
  const [id, free] = [await concertIn(db), await concertIn(db)];
  await db.query(booking(id, { state: "cancelled" }));
  await expectAll(db, "refused", `DELETE FROM concerts WHERE id = '${id}'`);
  await expectAll(db, "accepted", `DELETE FROM concerts WHERE id = '${free}'`);
  expect(await db.query("SELECT concert_id FROM bookings")).toEqual([{ concert_id: id }]);
});

test("requires an email", { checks: ["email"] }, async () => {
  const db = await shop();
  const id = await concertIn(db);
  await expectAll(db, "refused", booking(id, { email: null }));
  await db.query(booking(id));
  await expectAll(db, "refused", "UPDATE bookings SET email = NULL");
});

test("has one of three states, and held when none is given", { checks: ["state"] }, async () => {
  const db = await shop();
  const id = await concertIn(db);
  await db.query(`INSERT INTO bookings (concert_id, email) VALUES ('${id}', 'ines@mail.example')`);
  expect(await db.query("SELECT state::text AS state FROM bookings")).toEqual([{ state: "held" }]);
  const other = (state) => booking(id, { email: "omar@mail.example", state });
  await expectAll(db, "refused", other(null), other("lost"), other("Held"), other(""), other(" held"));
  await expectAll(db, "refused", "UPDATE bookings SET state = NULL", "UPDATE bookings SET state = 'lost'");
});

test("has a time of payment exactly when it is paid", { checks: ["paid-at"] }, async () => {
  const db = await shop();
  const id = await concertIn(db);
  const { paid_at } = PAID;
  await expectAll(
    db,
    "refused",
    booking(id, { state: "paid" }),
    booking(id, { state: "held", paid_at }),
    booking(id, { state: "cancelled", paid_at }),
  );
  await db.query(booking(id));
  await expectAll(db, "refused", "UPDATE bookings SET state = 'paid'", "UPDATE bookings SET paid_at = now()");
  await expectAll(
    db,
    "accepted",
    "UPDATE bookings SET state = 'paid', paid_at = '2026-06-01T10:00:00+02:00'",
  );
  expect(
    await db.query("SELECT (paid_at = TIMESTAMPTZ '2026-06-01T08:00:00Z') AS same FROM bookings"),
  ).toEqual([{ same: true }]);
  await expectAll(db, "accepted", "UPDATE bookings SET state = 'held', paid_at = NULL");
});

test("is no stricter than that", { checks: ["not-stricter"] }, async () => {
  const db = await shop();
  const [id, second] = [await concertIn(db), await concertIn(db)];
  const cancelled = booking(id, { state: "cancelled" });
  await expectAll(
    db,
    "accepted",
    cancelled,
    `${cancelled} `,
    `${cancelled}  `,
    booking(id),
    booking(second),
    booking(id, { email: "omar@mail.example" }),
  );
  await expectAll(
    db,
    "accepted",
    `UPDATE bookings SET state = 'cancelled' WHERE concert_id = '${id}'`,
    booking(id, PAID),
  );
});

test("has one booking of an email that is not cancelled", { checks: ["one-active"] }, async () => {
  const db = await shop();
  const id = await concertIn(db);
  await db.query(booking(id));
  await expectAll(db, "refused", booking(id), booking(id, PAID));
  await db.query(booking(id, { state: "cancelled" }));
  await expectAll(db, "refused", "UPDATE bookings SET state = 'held' WHERE state = 'cancelled'");
  await db.query(booking(id, { email: "omar@mail.example", ...PAID }));
  await expectAll(
    db,
    "refused",
    "UPDATE bookings SET email = 'ines@mail.example' WHERE state = 'paid'",
    booking(id, { email: "omar@mail.example" }),
  );
});

test("makes no difference between capital and small letters of an email", {
  checks: ["any-case"],
}, async () => {
  const db = await shop();
  const id = await concertIn(db);
  await db.query(booking(id, { email: "Ines@mail.example" }));
  await expectAll(db, "refused", booking(id), booking(id, { email: "INES@MAIL.EXAMPLE" }));
  expect(await db.query("SELECT lower(email) AS email FROM bookings")).toEqual([
    { email: "ines@mail.example" },
  ]);
});
