import { deepStrictEqual, strictEqual } from "node:assert";
import { after, before, beforeEach, describe, it } from "node:test";
import pg from "pg";
import * as module from "./bookings.js";

describe("bookings", () => {
  const client = new pg.Client(process.env.DATABASE_URL);
  let bookings;
  let seats;

  before(() => client.connect());
  after(() => client.end());

  beforeEach(async () => {
    await client.query("DELETE FROM bookings");
    await client.query("DELETE FROM seats");
    seats = {};
    for (const name of ["row 2", "row 3", "row 1"]) {
      const { rows } = await client.query("INSERT INTO seats (name) VALUES ($1) RETURNING id", [name]);
      seats[name] = rows[0].id;
    }
    bookings = module.createBookings(client);
  });

  const all = async () => {
    const { rows } = await client.query(
      "SELECT seat_id, guest, to_char(day, 'YYYY-MM-DD') AS day FROM bookings ORDER BY day, seat_id",
    );
    return rows;
  };

  it("books", async () => {
    strictEqual(await bookings.book("row 3", "2030-05-01", "Ines"), "booked");
    deepStrictEqual(await all(), [{ seat_id: seats["row 3"], guest: "Ines", day: "2030-05-01" }]);
  });

  it("books once", async () => {
    await bookings.book("row 3", "2030-05-01", "Ines");
    const before = await all();
    strictEqual(await bookings.book("row 3", "2030-05-01", "Omar"), "taken");
    deepStrictEqual(await all(), before);
    strictEqual(await bookings.book("row 2", "2030-05-01", "Ines"), "booked");
    strictEqual(await bookings.book("row 3", "2030-05-03", "Ines"), "booked");
  });

  it("books at the same time", async () => {
    const results = await Promise.all(["a", "b"].map((guest) => bookings.book("row 1", "2030-06-01", guest)));
    deepStrictEqual(results.sort(), ["booked", "taken"]);
  });

  it("does not book the roof", async () => {
    strictEqual(await bookings.book("roof", "2030-05-01", "Ines"), "no such seat");
    deepStrictEqual(await all(), []);
  });

  it("lists what is free", async () => {
    deepStrictEqual(await bookings.freeSeats("2030-05-01"), ["row 1", "row 2", "row 3"]);
    await bookings.book("row 2", "2030-05-01", "Ines");
    deepStrictEqual(await bookings.freeSeats("2030-05-01"), ["row 1", "row 3"]);
    deepStrictEqual(await bookings.freeSeats("2030-05-02"), ["row 1", "row 2", "row 3"]);
    for (const seat of ["row 1", "row 3"]) await bookings.book(seat, "2030-05-01", "Ines");
    deepStrictEqual(await bookings.freeSeats("2030-05-01"), []);
  });
});
