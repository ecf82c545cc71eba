import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startService } from "./service.js";

describe("sessions", () => {
  let service;
  before(async () => {
    service = await startService();
  });
  after(() => service.stop());

  test("who is not logged in sees no things", async () => {
    const { status } = await service.send("GET", "/things");
    assert.equal(status, 401);
  });

  test("a session is over for good after logging out", async () => {
    const person = await service.newPerson();
    assert.equal((await service.send("GET", "/session", { person })).status, 200);
    assert.equal((await service.send("DELETE", "/session", { person })).status, 204);
  });
});
