import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import pg from "pg";
import { createBookings } from "./bookings.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const bookings = createBookings(pool);
after(() => pool.end());

beforeEach(async () => {
  await pool.query("TRUNCATE seats, bookings");
  await pool.query("INSERT INTO seats (name) VALUES ('C1'), ('A1'), ('B1')");
});

const stored = async () => {
  const { rows } = await pool.query(
    "SELECT name, day::text, guest FROM bookings JOIN seats ON seats.id = seat_id ORDER BY name, day",
  );
  return rows.map(({ name, day, guest }) => `${name} ${day} ${guest}`);
};

test("stores a booking with its seat, day and guest", async () => {
  assert.equal(await bookings.book("B1", "2030-05-01", "Zoë O'Hara"), "booked");
  assert.deepEqual(await stored(), ["B1 2030-05-01 Zoë O'Hara"]);
});

test("refuses a seat that is taken on that day, and leaves it to the first guest", async () => {
  await bookings.book("A1", "2030-05-01", "Ines");
  await bookings.book("A1", "2030-05-01", "Omar").catch(() => null);
  assert.deepEqual(await stored(), ["A1 2030-05-01 Ines"]);
});

test("takes the same seat on another day, and another seat on the same day", async () => {
  await bookings.book("A1", "2030-05-01", "Ines");
  assert.equal(await bookings.book("A1", "2030-05-02", "Omar"), "booked");
  assert.equal(await bookings.book("C1", "2030-05-01", "Omar"), "booked");
});

test("knows no other seats", async () => {
  assert.equal(await bookings.book("Z9", "2030-05-01", "Ines"), "no such seat");
  assert.deepEqual(await stored(), []);
});

test("lists the free seats of a day by name", async () => {
  assert.deepEqual(await bookings.freeSeats("2030-05-01"), ["A1", "B1", "C1"]);
  await bookings.book("A1", "2030-05-01", "Ines");
  await bookings.book("C1", "2030-05-02", "Omar");
  assert.deepEqual(await bookings.freeSeats("2030-05-01"), ["B1", "C1"]);
});
