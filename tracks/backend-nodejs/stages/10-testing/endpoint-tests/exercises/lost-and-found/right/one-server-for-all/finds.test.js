import assert from "node:assert";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { createApp } from "./app.js";

describe("finds", () => {
  let server;
  let url;

  before(async () => {
    server = createApp().listen(0);
    await once(server, "listening");
    url = `http://127.0.0.1:${server.address().port}/finds`;
  });
  after(() => server.close());

  const json = { "Content-Type": "application/json" };
  const post = (body) => fetch(url, { method: "POST", headers: json, body: JSON.stringify(body) });
  const list = async () => {
    const response = await fetch(url);
    assert.strictEqual(response.status, 200);
    return response.json();
  };

  it("creates, shows and lists", async () => {
    const before = await list();
    const made = [];
    for (const text of ["red umbrella", "left shoe"]) {
      const response = await post({ text });
      assert.strictEqual(response.status, 201);
      const find = await response.json();
      assert.strictEqual(find.text, text);
      assert.notStrictEqual(find.id, undefined);
      made.push(find);
    }
    assert.deepStrictEqual(await list(), [...before, ...made]);
    for (const find of made) {
      const shown = await fetch(`${url}/${find.id}`);
      assert.strictEqual(shown.status, 200);
      assert.deepStrictEqual(await shown.json(), find);
    }
  });

  it("refuses what is no text", async () => {
    const before = await list();
    for (const body of [
      {},
      { text: 5 },
      { text: true },
      { text: null },
      { text: ["a"] },
      { text: "" },
      { text: "\t " },
    ]) {
      const response = await post(body);
      assert.strictEqual(response.status, 400, JSON.stringify(body));
      assert.match(response.headers.get("content-type"), /json/);
      const { error } = await response.json();
      assert.ok(typeof error === "string" && error.length > 0);
    }
    assert.deepStrictEqual(await list(), before);
  });

  it("deletes", async () => {
    const one = await (await post({ text: "one" })).json();
    const two = await (await post({ text: "two" })).json();
    const remove = () => fetch(`${url}/${one.id}`, { method: "DELETE" });
    assert.strictEqual((await remove()).status, 204);
    assert.strictEqual((await remove()).status, 404);
    assert.strictEqual((await fetch(`${url}/${one.id}`)).status, 404);
    const ids = (await list()).map(({ id }) => id);
    assert.ok(!ids.includes(one.id));
    assert.ok(ids.includes(two.id));
  });

  it("does not know what was never found", async () => {
    for (const method of ["GET", "DELETE"]) {
      assert.strictEqual((await fetch(`${url}/987654321`, { method })).status, 404);
    }
  });
});
