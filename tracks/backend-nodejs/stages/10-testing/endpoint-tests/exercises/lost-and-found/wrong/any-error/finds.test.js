import assert from "node:assert/strict";
import { afterEach, beforeEach, it } from "node:test";
import { createApp } from "./app.js";

let server;
let base;
beforeEach(() => {
  server = createApp().listen(0);
  base = `http://localhost:${server.address().port}`;
});
afterEach(() => server.close());
const post = (body) =>
  fetch(`${base}/finds`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const list = async () => (await fetch(`${base}/finds`)).json();

it("adds, lists and finds", async () => {
  const response = await post({ text: "hat" });
  assert.equal(response.status, 201);
  const hat = await response.json();
  assert.deepEqual(hat, { id: hat.id, text: "hat" });
  const glove = await (await post({ text: "glove" })).json();
  const all = await fetch(`${base}/finds`);
  assert.equal(all.status, 200);
  assert.deepEqual(await all.json(), [hat, glove]);
  const one = await fetch(`${base}/finds/${glove.id}`);
  assert.equal(one.status, 200);
  assert.deepEqual(await one.json(), glove);
  assert.equal((await fetch(`${base}/finds/unknown`)).status, 404);
});
for (const body of [{}, { text: 7 }, { text: "" }, { text: "  " }]) {
  it(`refuses ${JSON.stringify(body)}`, async () => {
    const response = await post(body);
    assert.equal(response.status, 400);
    assert.ok((await response.json()).error);
    assert.deepEqual(await list(), []);
  });
}
it("deletes", async () => {
  const hat = await (await post({ text: "hat" })).json();
  const glove = await (await post({ text: "glove" })).json();
  assert.equal((await fetch(`${base}/finds/${hat.id}`, { method: "DELETE" })).status, 204);
  assert.deepEqual(await list(), [glove]);
  assert.equal((await fetch(`${base}/finds/${hat.id}`)).status, 404);
  assert.equal((await fetch(`${base}/finds/${hat.id}`, { method: "DELETE" })).status, 404);
});
