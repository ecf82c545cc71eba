import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "./app.js";

test("begins with an empty list", async () => {
  const server = createApp().listen(0);
  const response = await fetch(`http://localhost:${server.address().port}/finds`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), []);
  server.close();
});
