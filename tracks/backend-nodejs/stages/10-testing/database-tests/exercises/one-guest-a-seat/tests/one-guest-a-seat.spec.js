import { expect, learnerTests, query, test } from "@aulo/runner/spec";

/** Like the version that learners see, with other names. */
const BY_CODE = `
const UNIQUE_VIOLATION = "23505";

export function createBookings(database) {
  return {
    async book(seat, day, guest) {
      try {
        const { rowCount } = await database.query(
          "INSERT INTO bookings (seat_id, day, guest) SELECT id, $2, $3 FROM seats WHERE name = $1",
          [seat, day, guest],
        );
        return rowCount === 1 ? "booked" : "no such seat";
      } catch (error) {
        if (error.code === UNIQUE_VIOLATION) return "taken";
        throw error;
      }
    },
    async freeSeats(day) {
      const { rows } = await database.query(
        \`SELECT name FROM seats
         WHERE NOT EXISTS (SELECT FROM bookings WHERE seat_id = seats.id AND day = $1)
         ORDER BY name\`,
        [day],
      );
      return rows.map(({ name }) => name);
    },
  };
}
`;

const ON_CONFLICT = `
export const createBookings = (pool) => ({
  book: async (seat, day, guest) => {
    const found = await pool.query("SELECT id FROM seats WHERE name = $1", [seat]);
    if (found.rows.length === 0) return "no such seat";
    const done = await pool.query({
      text: "INSERT INTO bookings (guest, day, seat_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id",
      values: [guest, day, found.rows[0].id],
    });
    return done.rows.length > 0 ? "booked" : "taken";
  },
  freeSeats: async (day) => {
    const all = await pool.query("SELECT s.name, b.id FROM seats s LEFT JOIN bookings b ON b.seat_id = s.id AND b.day = $1", [day]);
    return all.rows.filter((row) => row.id === null).map((row) => row.name).sort();
  },
});
`;

const IN_SQL = `
const BOOK = \`
  WITH seat AS (SELECT id FROM seats WHERE name = $1),
  done AS (
    INSERT INTO bookings (day, guest, seat_id) SELECT $2::date, $3::text, id FROM seat
    ON CONFLICT (seat_id, day) DO NOTHING RETURNING guest
  )
  SELECT CASE WHEN EXISTS (TABLE done) THEN 'booked' WHEN EXISTS (TABLE seat) THEN 'taken' ELSE 'no such seat' END AS result\`;
const FREE = \`
  SELECT coalesce(array_agg(name ORDER BY name), '{}') AS names FROM seats
  WHERE id NOT IN (SELECT seat_id FROM bookings WHERE day = $1::date)\`;

class Bookings {
  constructor(db) {
    this.book = async (...values) => (await db.query(BOOK, values)).rows[0].result;
    this.freeSeats = async (day) => (await db.query(FREE, [day])).rows[0].names;
  }
}

export function createBookings(db) {
  return new Bookings(db);
}
`;

const TAKES_OVER = `if (error.code === UNIQUE_VIOLATION) {
          await database.query(
            "UPDATE bookings SET guest = $3 WHERE day = $2 AND seat_id = (SELECT id FROM seats WHERE name = $1)",
            [seat, day, guest],
          );
          return "taken";
        }`;

const MAKES_THE_SEAT = `if (found.rows.length === 0) {
      await pool.query("WITH made AS (INSERT INTO seats (name) VALUES ($1) RETURNING id) INSERT INTO bookings (seat_id, day, guest) SELECT id, $2, $3 FROM made", [seat, day, guest]);
      return "no such seat";
    }`;

/** What another run left behind: tests that count on empty tables or on ids see it. */
async function leaveRows() {
  await query("TRUNCATE seats, bookings");
  await query("INSERT INTO seats (name) VALUES ('left over')");
  await query("INSERT INTO bookings (seat_id, day, guest) SELECT id, '2030-05-01', 'somebody' FROM seats");
}

async function run(module) {
  await leaveRows();
  return learnerTests({ "bookings.js": module });
}

test.each([
  ["the right version", BY_CODE],
  ["another right version", ON_CONFLICT],
  ["a right version in SQL", IN_SQL],
])("passes for %s", { checks: ["right-versions"] }, async (_name, source) => {
  const { total, failed } = await run(source);
  expect({ failed }).toEqual({ failed: [] });
  expect({ "has tests": total > 0 }).toEqual({ "has tests": true });
});

async function expectNoticed(source, from, to) {
  const broken = source.replace(from, to);
  if (broken === source) throw new Error("This version is not broken.");
  const { failed } = await run(broken);
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("notices: the guest is not stored", { checks: ["stores"] }, async () => {
  await expectNoticed(BY_CODE, "[seat, day, guest]", "[seat, day, 'somebody']");
});

test("notices: the booking is stored for another day", { checks: ["stores"] }, async () => {
  await expectNoticed(IN_SQL, "$2::date,", "$2::date + 1,");
});

test("notices: a booking answers nothing", { checks: ["booked"] }, async () => {
  await expectNoticed(ON_CONFLICT, '? "booked"', "? undefined");
});

test("notices: a taken seat counts as booked", { checks: ["taken"] }, async () => {
  await expectNoticed(ON_CONFLICT, ': "taken"', ': "booked"');
});

test("notices: a taken seat makes it reject", { checks: ["taken"] }, async () => {
  await expectNoticed(BY_CODE, 'return "taken";', "throw error;");
});

test("notices: the later guest takes the seat over", { checks: ["keeps"] }, async () => {
  await expectNoticed(BY_CODE, 'if (error.code === UNIQUE_VIOLATION) return "taken";', TAKES_OVER);
});

test("notices: a seat is booked only once, whatever the day", { checks: ["other-days"] }, async () => {
  await expectNoticed(
    ON_CONFLICT,
    "const done =",
    'const other = await pool.query("SELECT FROM bookings WHERE seat_id = $1", [found.rows[0].id]); if (other.rowCount > 0) return "taken"; const done =',
  );
});

test("notices: a day has one booking", { checks: ["other-days"] }, async () => {
  await expectNoticed(
    ON_CONFLICT,
    "const done =",
    'const other = await pool.query("SELECT FROM bookings WHERE day = $1", [day]); if (other.rowCount > 0) return "taken"; const done =',
  );
});

test("notices: a seat that does not exist counts as booked", { checks: ["no-seat"] }, async () => {
  await expectNoticed(BY_CODE, 'rowCount === 1 ? "booked" : "no such seat"', '"booked"');
});

test("notices: a seat that does not exist is made", { checks: ["no-seat"] }, async () => {
  await expectNoticed(ON_CONFLICT, 'if (found.rows.length === 0) return "no such seat";', MAKES_THE_SEAT);
});

test("notices: a seat that is taken once is never free again", { checks: ["free"] }, async () => {
  await expectNoticed(BY_CODE, "AND day = $1", "AND $1::date IS NOT NULL");
});

test("notices: taken seats are free", { checks: ["free"] }, async () => {
  await expectNoticed(ON_CONFLICT, "row.id === null", "true");
});

test("notices: the free seats come in any order", { checks: ["order"] }, async () => {
  await expectNoticed(IN_SQL, "array_agg(name ORDER BY name)", "array_agg(name ORDER BY id)");
});
