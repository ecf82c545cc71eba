import { expect, learnerTests, query, test } from "@aulo/runner/spec";

const RIGHT = `
const TAKEN = "23505";

export function createBookings(db) {
  return {
    async book(seat, day, guest) {
      try {
        const { rowCount } = await db.query(
          "INSERT INTO bookings (seat_id, day, guest) SELECT id, $2, $3 FROM seats WHERE name = $1",
          [seat, day, guest],
        );
        return rowCount === 1 ? "booked" : "no such seat";
      } catch (error) {
        if (error.code === TAKEN) return "taken";
        throw error;
      }
    },
    async freeSeats(day) {
      const { rows } = await db.query(
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

const OTHER = `
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

const TAKES_OVER = `if (error.code === TAKEN) {
          await db.query(
            "UPDATE bookings SET guest = $3 WHERE day = $2 AND seat_id = (SELECT id FROM seats WHERE name = $1)",
            [seat, day, guest],
          );
          return "taken";
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

function broken(from, to) {
  const module = RIGHT.replace(from, to);
  if (module === RIGHT) throw new Error("This version is not broken.");
  return module;
}

async function expectAllPass(module) {
  const { total, failed } = await run(module);
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(0);
}

test("passes for the right version", async () => {
  await expectAllPass(RIGHT);
});

test("passes for another right version", async () => {
  await expectAllPass(OTHER);
});

test.each([
  ["the later guest takes the seat over", 'if (error.code === TAKEN) return "taken";', TAKES_OVER],
  ["a seat that does not exist counts as booked", 'rowCount === 1 ? "booked" : "no such seat"', '"booked"'],
  ["a seat that is taken once is never free again", "AND day = $1", "AND $1::date IS NOT NULL"],
])("notices: %s", async (_name, from, to) => {
  const { failed } = await run(broken(from, to));
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
});
