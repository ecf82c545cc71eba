import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { createBookings } from "./bookings.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const bookings = createBookings(pool);
after(() => pool.end());

test("knows no seats when there are none", async () => {
  await pool.query("TRUNCATE seats, bookings");
  assert.deepEqual(await bookings.freeSeats("2030-05-01"), []);
});
