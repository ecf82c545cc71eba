import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startService } from "./service.js";

describe("things", () => {
  let service;
  before(async () => {
    service = await startService();
  });
  after(() => service.stop());

  test("a thing can be brought and is there afterwards", async () => {
    const person = await service.newPerson();
    const made = await service.send("POST", "/things", { person, json: { name: "kite", category: "toys" } });
    assert.equal(made.status, 201);
    const { status, json } = await service.send("GET", made.headers.get("location"), { person });
    assert.equal(status, 200);
    assert.deepEqual(json, made.json);
  });

  test("a thing that does not fit is refused", async () => {
    const person = await service.newPerson();
    const { status } = await service.send("POST", "/things", {
      person,
      json: { name: "", category: "toys" },
    });
    assert.equal(status, 400);
    assert.equal((await service.send("GET", "/things", { person })).json.total, 0);
  });

  test("a stranger does not find out that a thing exists", async () => {
    const [owner, stranger] = [await service.newPerson(), await service.newPerson()];
    const { thingId } = await service.newRepair(owner);
    assert.equal((await service.send("GET", `/things/${thingId}`, { person: owner })).status, 200);
    assert.equal((await service.send("GET", `/things/${thingId}`, { person: stranger })).status, 404);
  });
});
