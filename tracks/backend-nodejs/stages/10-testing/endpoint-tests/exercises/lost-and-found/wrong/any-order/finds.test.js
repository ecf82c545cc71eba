import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { createApp } from "./app.js";

let server;
beforeEach(() => {
  server = createApp().listen(0);
});
afterEach(() => {
  server.close();
});

async function ask(method, path, json) {
  const response = await fetch(`http://localhost:${server.address().port}${path}`, {
    method,
    headers: json === undefined ? {} : { "content-type": "application/json" },
    body: JSON.stringify(json),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

async function add(text) {
  const { status, body } = await ask("POST", "/finds", { text });
  assert.equal(status, 201);
  return body;
}

test("answers 201 and the new find", async () => {
  const { status, body } = await ask("POST", "/finds", { text: "red umbrella" });
  assert.equal(status, 201);
  assert.equal(body.text, "red umbrella");
  assert.ok(body.id);
});

test("lists the finds, the oldest first", async () => {
  const finds = [await add("glove"), await add("key"), await add("hat")];
  const { body } = await ask("GET", "/finds");
  assert.equal(body.length, finds.length);
});

for (const json of [{}, { text: 7 }, { text: "" }, { text: " \n " }]) {
  test(`refuses ${JSON.stringify(json)} and stores nothing`, async () => {
    const { status, body } = await ask("POST", "/finds", json);
    assert.equal(status, 400);
    assert.equal(typeof body.error, "string");
    assert.deepEqual((await ask("GET", "/finds")).body, []);
  });
}

test("answers one find by its id", async () => {
  await add("glove");
  const key = await add("key");
  assert.deepEqual(await ask("GET", `/finds/${key.id}`), { status: 200, body: key });
});

test("answers 404 for a find that is not there", async () => {
  assert.equal((await ask("GET", "/finds/nothing")).status, 404);
  assert.equal((await ask("DELETE", "/finds/nothing")).status, 404);
});

test("deletes one find and leaves the others", async () => {
  const glove = await add("glove");
  const key = await add("key");
  assert.equal((await ask("DELETE", `/finds/${glove.id}`)).status, 204);
  assert.equal((await ask("GET", `/finds/${glove.id}`)).status, 404);
  assert.deepEqual((await ask("GET", "/finds")).body, [key]);
});
