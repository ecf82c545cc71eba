import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { startService } from "./service.js";

describe("telescopes and bookings", () => {
  let service;
  before(async () => {
    service = await startService();
  });
  after(() => service.stop());

  test("telescopes are listed by name", async () => {
    const prefix = randomUUID();
    for (const end of ["b", "c", "a"]) await service.newTelescope(`${prefix} ${end}`);
    const { status, json } = await service.send("GET", "/telescopes");
    assert.equal(status, 200);
    const names = json.telescopes.map(({ name }) => name).filter((name) => name.startsWith(prefix)).toSorted();
    assert.deepEqual(names, [`${prefix} a`, `${prefix} b`, `${prefix} c`]);
  });

  test("a booking is stored and returned, with its address", async () => {
    const telescope = await service.newTelescope();
    const made = await service.book(telescope, { from: "20:00", to: "21:30" });
    assert.equal(made.status, 201);
    const { id, telescopeId, day, from, to, guest, price, refund } = made.json;
    const found = { telescopeId, day, from, to, guest, price, refund };
    assert.deepEqual(found, {
      telescopeId: telescope.id,
      day: "2031-05-03",
      from: "20:00",
      to: "21:30",
      guest: "Ida",
      price: 1550,
      refund: null,
    });
    assert.equal(made.headers.get("location"), `/bookings/${id}`);
    const stored = await service.send("GET", `/bookings/${id}`);
    assert.equal(stored.status, 200);
    assert.equal(stored.json.id, id);
    assert.equal(stored.json.guest, "Ida");
  });

  test("members pay less", async () => {
    const telescope = await service.newTelescope();
    const { json } = await service.book(telescope, { isMember: true });
    assert.equal(json.price, 675);
  });

  test("all faults of a wish are named", async () => {
    const telescope = await service.newTelescope();
    const cases = [
      [{ day: "2031-02-30" }, ["day"]],
      [{ guest: " ", day: "soon" }, ["day", "guest"]],
      [{ from: "17:15", guest: 7 }, ["closed", "guest", "half-hours", "too-long"]],
      [{ from: "21:00", to: "20:00" }, ["order"]],
    ];
    for (const [wish, faults] of cases) {
      const { status, json } = await service.book(telescope, wish);
      assert.equal(status, 400, JSON.stringify(wish));
      assert.deepEqual(json.faults.toSorted(), faults, JSON.stringify(wish));
    }
    assert.deepEqual(await service.evening(telescope), []);
  });

  test("a body that is not JSON is refused", async () => {
    const { id } = await service.newTelescope();
    const { status } = await service.send("POST", `/telescopes/${id}/bookings`, "{ day:");
    assert.equal(status, 400);
  });

  test("a time that overlaps is taken", async () => {
    const telescope = await service.newTelescope();
    await service.book(telescope, { from: "20:00", to: "21:00" });
    const { status } = await service.book(telescope, { from: "20:30", to: "21:30" });
    assert.equal(status, 409);
    assert.equal((await service.evening(telescope)).length, 1);
  });

  test("another telescope and another day are free", async () => {
    const [first, second] = [await service.newTelescope(), await service.newTelescope()];
    await service.book(first);
    assert.equal((await service.book(second)).status, 201);
    assert.equal((await service.book(first, { day: "2031-05-04" })).status, 201);
  });

  test("one of several at once gets the time", async () => {
    const telescope = await service.newTelescope();
    const guests = ["Ada", "Kim", "Zoe", "Tove"];
    const made = await Promise.all(guests.map((guest) => service.book(telescope, { guest })));
    assert.deepEqual(made.map(({ status }) => status).toSorted(), [201, 409, 409, 409]);
    assert.equal((await service.evening(telescope)).length, 1);
  });

  test("an unknown telescope or booking is not found", async () => {
    for (const id of ["0", "999999999", "99999999999999", "fox", "1.5", "-1"]) {
      for (const [method, path] of [
        ["GET", `/bookings/${id}`],
        ["DELETE", `/bookings/${id}`],
        ["GET", `/telescopes/${id}/bookings?day=2031-05-03`],
      ]) {
        assert.equal((await service.send(method, path)).status, 404, `${method} ${path}`);
      }
      assert.equal((await service.book({ id })).status, 404, `POST /telescopes/${id}/bookings`);
    }
  });
});
