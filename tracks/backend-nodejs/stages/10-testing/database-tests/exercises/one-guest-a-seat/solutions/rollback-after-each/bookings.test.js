import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { createBookings } from "./bookings.js";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
after(() => client.end());

const DAY = "2031-12-24";
const NEXT_DAY = "2031-12-25";

/** One test inside a transaction that is taken back. A refused insert would end it, so each booking has a savepoint. */
function testInRollback(title, check) {
  test(title, async () => {
    await client.query("BEGIN");
    try {
      await client.query("DELETE FROM bookings");
      await client.query("DELETE FROM seats");
      await client.query("INSERT INTO seats (name) VALUES ('window'), ('aisle')");
      await check();
    } finally {
      await client.query("ROLLBACK");
    }
  });
}

const guarded = {
  async query(...query) {
    await client.query("SAVEPOINT one");
    try {
      return await client.query(...query);
    } catch (error) {
      await client.query("ROLLBACK TO one");
      throw error;
    }
  },
};
const { book, freeSeats } = createBookings(guarded);

async function guestsOf(seat, day) {
  const { rows } = await client.query(
    "SELECT guest FROM bookings WHERE day = $2 AND seat_id = (SELECT id FROM seats WHERE name = $1)",
    [seat, day],
  );
  return rows.map((row) => row.guest);
}

testInRollback("a booking can be found under its seat and day", async () => {
  assert.equal(await book("window", DAY, "D'Arcy"), "booked");
  assert.deepEqual(await guestsOf("window", DAY), ["D'Arcy"]);
  assert.deepEqual(await guestsOf("aisle", DAY), []);
});

testInRollback("nobody loses a seat to a later guest", async () => {
  await book("window", DAY, "Ada");
  assert.equal(await book("window", DAY, "Ben"), "taken");
  assert.deepEqual(await guestsOf("window", DAY), ["Ada"]);
  assert.equal(await book("window", NEXT_DAY, "Ben"), "booked");
  assert.equal(await book("aisle", DAY, "Ben"), "booked");
});

testInRollback("a seat that is not there cannot be booked", async () => {
  assert.equal(await book("roof", DAY, "Ada"), "no such seat");
  assert.deepEqual(await guestsOf("roof", DAY), []);
});

testInRollback("free is what nobody has booked on that day", async () => {
  assert.deepEqual(await freeSeats(DAY), ["aisle", "window"]);
  await book("window", NEXT_DAY, "Ada");
  await book("aisle", DAY, "Ada");
  assert.deepEqual(await freeSeats(DAY), ["window"]);
});
