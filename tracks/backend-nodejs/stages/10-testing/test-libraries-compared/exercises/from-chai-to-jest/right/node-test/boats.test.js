const assert = require("node:assert/strict");
const { before, describe, it } = require("node:test");
const request = require("supertest");
const boats = require("./boats.js");

describe("boats", () => {
  let app;
  before(() => {
    app = boats.createApp();
  });

  it("makes a rental", () => {
    assert.deepEqual(boats.rental("Heron", 2), { boat: "Heron", hours: 2, cents: 3000 });
  });

  it("lists the free boats", () => {
    const free = boats.freeBoats(["Heron", "Otter", "Teal"], ["Otter"]);
    assert.deepEqual(free.toSorted(), ["Heron", "Teal"]);
  });

  it("refuses less than an hour", () => {
    assert.throws(
      () => boats.rental("Heron", 0.5),
      (error) => error instanceof RangeError && error.message.includes("hour"),
    );
  });

  it("shares the price", () => {
    const found = boats.share(100, 3);
    assert.ok(found > 33.325 && found < 33.335);
  });

  it("does not know every boat", async () => {
    await assert.rejects(boats.findBoat("Titanic"), /Titanic/);
  });

  it("shows the boats", async () => {
    const { body } = await request(app).get("/boats").expect(200);
    assert.ok(Array.isArray(body) && body.length > 0);
    assert.partialDeepStrictEqual(body[0], { name: "Heron", seats: 4 });
  });

  it("takes a booking", async () => {
    const response = await request(app).post("/bookings").send({ boat: "Heron", hours: 2 }).expect(201);
    assert.match(response.get("location"), /^\/bookings\//);
    assert.equal(typeof response.body.id, "string");
  });
});
