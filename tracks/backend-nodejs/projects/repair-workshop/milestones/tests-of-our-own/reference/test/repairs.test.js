import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { startService } from "./service.js";

describe("repairs", () => {
  let service;
  before(async () => {
    service = await startService();
  });
  after(() => service.stop());

  test("visitors claim nothing", async () => {
    const person = await service.newPerson();
    const { id } = await service.newRepair(person);
    assert.equal((await service.send("PUT", `/repairs/${id}/claim`, { person })).status, 403);
    assert.equal((await service.send("GET", `/repairs/${id}`, { person })).json.status, "waiting");
  });

  test("a second volunteer gets a conflict", async () => {
    const visitor = await service.newPerson();
    const [first, second] = [await service.newPerson("volunteer"), await service.newPerson("volunteer")];
    const { id } = await service.newRepair(visitor);
    assert.equal((await service.send("PUT", `/repairs/${id}/claim`, { person: first })).status, 200);
    assert.equal((await service.send("PUT", `/repairs/${id}/claim`, { person: second })).status, 409);
  });

  test("no slot has more bookings than places", async () => {
    const [visitor, coordinator] = [await service.newPerson(), await service.newPerson("coordinator")];
    const startsAt = new Date(2_000_000_000_000 + randomInt(1_000_000_000_000)).toISOString();
    const slot = await service.send("POST", "/slots", { person: coordinator, json: { startsAt, places: 1 } });
    const book = async () => {
      const { id } = await service.newRepair(visitor);
      return service.send("PUT", `/repairs/${id}/booking`, {
        person: visitor,
        json: { slotId: slot.json.id },
      });
    };
    assert.equal((await book()).status, 200);
    assert.equal((await book()).status, 409);
  });
});
