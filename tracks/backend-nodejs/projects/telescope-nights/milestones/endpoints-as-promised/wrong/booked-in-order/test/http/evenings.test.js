import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startService } from "./service.js";

describe("evenings and cancellations", () => {
  let service;
  before(async () => {
    service = await startService();
  });
  after(() => service.stop());

  test("an evening has its own bookings, the earliest first", async () => {
    const [telescope, other] = [await service.newTelescope(), await service.newTelescope()];
    await service.book(telescope, { from: "22:00", to: "23:00", guest: "Late" });
    await service.book(telescope, { from: "18:00", to: "19:00", guest: "Early" });
    await service.book(telescope, { from: "20:00", to: "21:00", guest: "Between" });
    await service.book(telescope, { day: "2031-05-04", guest: "Tomorrow" });
    await service.book(other, { guest: "Elsewhere" });
    const guests = (await service.evening(telescope)).map(({ guest }) => guest).toSorted();
    assert.deepEqual(guests, ["Between", "Early", "Late"]);
  });

  test("an evening needs a day", async () => {
    const { id } = await service.newTelescope();
    for (const query of ["", "?day=", "?day=soon", "?day=2031-02-30"]) {
      const { status } = await service.send("GET", `/telescopes/${id}/bookings${query}`);
      assert.equal(status, 400, query);
    }
  });

  test("a cancelled booking is not part of the evening, but can be looked at", async () => {
    const telescope = await service.newTelescope();
    const { json } = await service.book(telescope);
    await service.send("DELETE", `/bookings/${json.id}`);
    assert.deepEqual(await service.evening(telescope), []);
    const found = await service.send("GET", `/bookings/${json.id}`);
    assert.equal(found.status, 200);
    assert.equal(found.json.id, json.id);
    assert.equal(typeof found.json.refund, "number");
  });

  test("the time of a cancelled booking is free again", async () => {
    const telescope = await service.newTelescope();
    const { json } = await service.book(telescope, { guest: "Ida" });
    await service.send("DELETE", `/bookings/${json.id}`);
    const { status } = await service.book(telescope, { guest: "Kim" });
    assert.equal(status, 201);
  });

  // The booking begins on the third of May at 20:00 and costs 900 cents.
  for (const [time, refund] of [
    ["2031-05-01T20:00:00Z", 900],
    ["2031-05-01T20:00:01Z", 450],
    ["2031-05-03T08:00:00Z", 450],
    ["2031-05-03T08:00:01Z", 0],
  ]) {
    test(`who cancels at ${time} gets ${refund} back`, async () => {
      const telescope = await service.newTelescope();
      const { json } = await service.book(telescope);
      service.clock.time = time;
      const cancelled = await service.send("DELETE", `/bookings/${json.id}`);
      assert.equal(cancelled.status, 200);
      assert.equal(cancelled.json.id, json.id);
      assert.equal(cancelled.json.refund, refund);
    });
  }

  test("a booking is cancelled once", async () => {
    const telescope = await service.newTelescope();
    const { json } = await service.book(telescope);
    service.clock.time = "2031-05-01T12:00:00Z";
    await service.send("DELETE", `/bookings/${json.id}`);
    service.clock.time = "2031-05-03T19:00:00Z";
    const { status } = await service.send("DELETE", `/bookings/${json.id}`);
    assert.equal(status, 409);
    const { refund } = (await service.send("GET", `/bookings/${json.id}`)).json;
    assert.equal(refund, 900);
  });
});
