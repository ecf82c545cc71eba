import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

let made = randomInt(100, 900);

/** An id that no lamp has. */
function freeId() {
  made += randomInt(1, 9);
  return `l${made}`;
}

const lamp = () => ({ name: `Lamp ${randomInt(1, 99)}`, room: pick(["hall", "attic"]), on: true });
const list = async () => (await request("GET", "/lamps")).json;
const ask = async (method, id, json) => {
  const answer = await request(method, `/lamps/${id}`, { json });
  return { status: answer.status, body: answer.json };
};

test("PUT makes the lamp when there is none, and sent again it changes nothing more", async () => {
  const [id, sent] = [freeId(), lamp()];
  const before = await list();
  expect(await ask("PUT", id, sent)).toEqual({ status: 201, body: { id, ...sent } });
  expect(await ask("PUT", id, sent)).toEqual({ status: 200, body: { id, ...sent } });
  expect(await list()).toHaveLength(before.length + 1);
});

test("POST makes a new lamp each time, with an id of its own", async () => {
  for (const id of ["1", "2", "3"]) await ask("PUT", id, lamp());
  const before = await list();
  const sent = lamp();
  const answers = [
    await request("POST", "/lamps", { json: sent }),
    await request("POST", "/lamps", { json: sent }),
  ];
  expect(answers.map(({ status, json }) => ({ status, json }))).toEqual(
    [0, 1].map(() => ({ status: 201, json: { id: expect.any(String), ...sent } })),
  );
  const all = await list();
  expect(all).toHaveLength(before.length + 2);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test("GET gives a lamp or 404, and changes nothing", async () => {
  const [id, unknown, sent] = [freeId(), freeId(), lamp()];
  await ask("PUT", id, sent);
  const before = await list();
  expect(await ask("GET", id)).toEqual({ status: 200, body: { id, ...sent } });
  expect((await ask("GET", unknown)).status).toBe(404);
  expect(await list()).toEqual(before);
});

test("PUT replaces the whole lamp", async () => {
  const id = freeId();
  await ask("PUT", id, lamp());
  const sent = { name: `Lamp ${randomInt(100, 199)}` };
  expect(await ask("PUT", id, sent)).toEqual({ status: 200, body: { id, ...sent } });
  expect((await ask("GET", id)).body).toEqual({ id, ...sent });
});

test("PATCH changes what is sent, and leaves the rest", async () => {
  const [id, unknown, sent] = [freeId(), freeId(), lamp()];
  await ask("PUT", id, sent);
  expect(await ask("PATCH", id, { on: false })).toEqual({ status: 200, body: { id, ...sent, on: false } });
  expect((await ask("GET", id)).body).toEqual({ id, ...sent, on: false });
  expect((await ask("PATCH", unknown, { on: false })).status).toBe(404);
  expect((await ask("GET", unknown)).status).toBe(404);
});

test("DELETE removes a lamp, and finds none the second time", async () => {
  const [id, other] = [freeId(), freeId()];
  await ask("PUT", id, lamp());
  await ask("PUT", other, lamp());
  expect((await ask("DELETE", id)).status).toBe(204);
  expect((await ask("DELETE", id)).status).toBe(404);
  expect((await ask("GET", id)).status).toBe(404);
  expect((await ask("GET", other)).status).toBe(200);
});
