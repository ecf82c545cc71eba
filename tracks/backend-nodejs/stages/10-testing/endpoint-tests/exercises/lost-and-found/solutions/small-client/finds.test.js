import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "./app.js";

function createClient(base) {
  const post = (find) =>
    fetch(base, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(find),
    });
  const get = (id) => fetch(id === undefined ? base : `${base}/${id}`);
  const remove = (id) => fetch(`${base}/${id}`, { method: "DELETE" });
  const texts = async () => {
    const response = await get();
    assert.equal(response.status, 200);
    return (await response.json()).map(({ text }) => text);
  };
  return { post, get, remove, texts };
}

/** One test with an office of its own, which is closed whatever happens. */
function office(title, story) {
  test(title, async () => {
    const server = createApp().listen(0);
    try {
      await story(createClient(`http://127.0.0.1:${server.address().port}/finds`));
    } finally {
      server.close();
    }
  });
}

office("what was handed in can be found again", async ({ post, get, texts }) => {
  const created = await post({ text: "scarf" });
  const find = await created.json();
  const violin = await (await post({ text: "violin" })).json();
  const found = await get(find.id);

  assert.deepEqual([created.status, found.status], [201, 200]);
  assert.equal(find.text, "scarf");
  assert.deepEqual(await found.json(), find);
  assert.deepEqual(await (await get(violin.id)).json(), violin);
  assert.deepEqual(await texts(), ["scarf", "violin"]);
});

office("what has no text is refused and not kept", async ({ post, texts }) => {
  for (const find of [{}, { text: null }, { text: 12 }, { text: "" }, { text: "   " }]) {
    const refused = await post(find);
    assert.equal(refused.status, 400);
    assert.equal(typeof (await refused.json()).error, "string");
  }
  assert.deepEqual(await texts(), []);
});

office("what was fetched is gone, and nothing else", async ({ post, get, remove, texts }) => {
  const { id } = await (await post({ text: "scarf" })).json();
  await post({ text: "violin" });

  assert.equal((await remove(id)).status, 204);
  assert.equal((await get(id)).status, 404);
  assert.equal((await remove(id)).status, 404);
  assert.deepEqual(await texts(), ["violin"]);
});
