import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

let made = randomInt(100, 900);

/** An id that no lamp has. */
function freeId() {
  made += randomInt(1, 9);
  return `l${made}`;
}

const lamp = () => ({ name: `Lamp ${randomInt(1, 99)}`, room: pick(["hall", "attic"]), on: true });

/** What came of one request, with its name for a failure. */
async function ask(method, id, json) {
  const path = id === undefined ? "/lamps" : `/lamps/${id}`;
  const { status, json: body } = await request(method, path, { json });
  return { request: `${method} ${path}`, status, body };
}

const answered = (method, id, status, body) => ({ request: `${method} /lamps/${id}`, status, body });

/** All lamps, in the order of their ids; none when the response is no array. */
async function list() {
  const { body } = await ask("GET");
  return Array.isArray(body) ? body.toSorted((a, b) => (String(a?.id) < String(b?.id) ? -1 : 1)) : [];
}

/** Expects a status of a request, whatever its body is. */
async function expectStatus(method, id, status, json) {
  const found = await ask(method, id, json);
  expect({ request: found.request, status: found.status }).toEqual({ request: found.request, status });
}

test("PUT makes the lamp when there is none, and sent again it changes nothing more", {
  checks: ["put-new", "put-known", "get", "list"],
}, async () => {
  const [id, sent] = [freeId(), lamp()];
  const before = await list();
  expect(await ask("PUT", id, sent)).toEqual(answered("PUT", id, 201, { id, ...sent }));
  expect(await ask("PUT", id, sent)).toEqual(answered("PUT", id, 200, { id, ...sent }));
  expect(await ask("PUT", id, sent)).toEqual(answered("PUT", id, 200, { id, ...sent }));
  expect(await ask("GET", id)).toEqual(answered("GET", id, 200, { id, ...sent }));
  expect({ lamps: (await list()).length }).toEqual({ lamps: before.length + 1 });
});

test("GET gives all lamps with their ids", { checks: ["list", "shape"] }, async () => {
  const before = await list();
  const [one, other] = [freeId(), freeId()];
  const sent = [lamp(), { name: "Moon", on: false }];
  await ask("PUT", one, sent[0]);
  await ask("PUT", other, sent[1]);
  const { status } = await ask("GET");
  expect({ "GET /lamps": status }).toEqual({ "GET /lamps": 200 });
  const added = (await list()).filter(({ id }) => !before.some((known) => known.id === id));
  expect(added).toEqual([
    { id: one, ...sent[0] },
    { id: other, ...sent[1] },
  ]);
});

test("POST makes a new lamp each time, with an id of its own", {
  checks: ["post", "post-new", "own-id"],
}, async () => {
  // Numbers that come easily: the smallest ones, and those that follow the number of lamps.
  const count = (await list()).length;
  const ids = ["1", "2", "3", "5", freeId(), ...[8, 9, 10, 11].map((more) => String(count + more))];
  const taken = Object.fromEntries(ids.map((id) => [id, lamp()]));
  for (const [id, sent] of Object.entries(taken)) await ask("PUT", id, sent);
  const before = await list();
  const sent = lamp();
  const made = [];
  for (let time = 0; time < 4; time += 1) {
    const { status, body } = await ask("POST", undefined, sent);
    const { id, ...parts } = body ?? {};
    expect({ "POST /lamps": status, id: typeof id, parts }).toEqual({
      "POST /lamps": 201,
      id: "string",
      parts: sent,
    });
    expect(await ask("GET", id)).toEqual(answered("GET", id, 200, { id, ...sent }));
    made.push(id);
  }
  const all = (await list()).map(({ id }) => id);
  expect(all.toSorted()).toEqual([...before.map(({ id }) => id), ...made].toSorted());
  expect({ twice: all.filter((id, at) => all.indexOf(id) < at) }).toEqual({ twice: [] });
  for (const [id, kept] of Object.entries(taken))
    expect(await ask("GET", id)).toEqual(answered("GET", id, 200, { id, ...kept }));
});

test("POST after a DELETE takes no id of another lamp", { checks: ["own-id"] }, async () => {
  const first = (await ask("POST", undefined, lamp())).body?.id;
  const sent = { ...lamp(), room: "cellar" };
  const second = (await ask("POST", undefined, sent)).body?.id;
  await ask("DELETE", first);
  for (let count = 0; count < 3; count += 1) await ask("POST", undefined, lamp());
  expect(await ask("GET", second)).toEqual(answered("GET", second, 200, { id: second, ...sent }));
});

test("GET gives a lamp or 404, and changes nothing", {
  checks: ["get", "get-missing", "no-change"],
}, async () => {
  const [id, unknown, sent] = [freeId(), freeId(), lamp()];
  await ask("PUT", id, sent);
  const before = await list();
  expect(await ask("GET", id)).toEqual(answered("GET", id, 200, { id, ...sent }));
  await expectStatus("GET", unknown, 404);
  expect(await list()).toEqual(before);
});

const PARTS = [[{ name: "Night" }], [{ room: "attic", on: false }], [{}]];
test.each(PARTS)("PUT of %j replaces the whole lamp", { checks: ["put-whole", "shape"] }, async (sent) => {
  const [id, fresh] = [freeId(), freeId()];
  await ask("PUT", id, lamp());
  expect(await ask("PUT", id, sent)).toEqual(answered("PUT", id, 200, { id, ...sent }));
  expect(await ask("GET", id)).toEqual(answered("GET", id, 200, { id, ...sent }));
  expect(await ask("PUT", fresh, sent)).toEqual(answered("PUT", fresh, 201, { id: fresh, ...sent }));
});

test.each([[{ on: false }], [{ name: "" }], [{ room: "", on: false }]])(
  "PATCH of %j changes these parts",
  {
    checks: ["falsy"],
  },
  async (sent) => {
    const [id, stored] = [freeId(), lamp()];
    await ask("PUT", id, stored);
    expect(await ask("PATCH", id, sent)).toEqual(answered("PATCH", id, 200, { id, ...stored, ...sent }));
    expect(await ask("GET", id)).toEqual(answered("GET", id, 200, { id, ...stored, ...sent }));
  },
);

test("PATCH changes what is sent, and leaves the rest", { checks: ["patch", "patch-rest"] }, async () => {
  const [id, other, stored] = [freeId(), freeId(), { ...lamp(), on: false }];
  await ask("PUT", id, stored);
  await ask("PUT", other, stored);
  const changed = { id, ...stored, on: true };
  expect(await ask("PATCH", id, { on: true })).toEqual(answered("PATCH", id, 200, changed));
  const moved = { ...changed, room: "cellar", name: "Dusk" };
  expect(await ask("PATCH", id, { room: "cellar", name: "Dusk" })).toEqual(answered("PATCH", id, 200, moved));
  expect(await ask("PATCH", id, {})).toEqual(answered("PATCH", id, 200, moved));
  expect(await ask("GET", id)).toEqual(answered("GET", id, 200, moved));
  expect(await ask("GET", other)).toEqual(answered("GET", other, 200, { id: other, ...stored }));
});

test("PATCH finds no unknown lamp, and makes none", { checks: ["patch-missing", "no-change"] }, async () => {
  const unknown = freeId();
  const before = await list();
  await expectStatus("PATCH", unknown, 404, { on: false });
  await expectStatus("GET", unknown, 404);
  expect(await list()).toEqual(before);
});

test("DELETE removes a lamp, and finds none the second time", {
  checks: ["delete", "delete-missing", "no-change"],
}, async () => {
  const [id, other] = [freeId(), freeId()];
  await ask("PUT", id, lamp());
  await ask("PUT", other, lamp());
  const before = await list();
  await expectStatus("DELETE", id, 204);
  await expectStatus("DELETE", id, 404);
  await expectStatus("DELETE", freeId(), 404);
  await expectStatus("GET", id, 404);
  expect(await list()).toEqual(before.filter((lamp) => lamp.id !== id));
});

test("a lamp that was removed is gone for PATCH, and new for PUT", {
  checks: ["put-again", "patch-missing"],
}, async () => {
  const [id, sent] = [freeId(), { name: "Dawn" }];
  await ask("PUT", id, lamp());
  await ask("DELETE", id);
  await expectStatus("PATCH", id, 404, { on: true });
  expect(await ask("PUT", id, sent)).toEqual(answered("PUT", id, 201, { id, ...sent }));
  expect(await ask("GET", id)).toEqual(answered("GET", id, 200, { id, ...sent }));
});
