import { expect, pick, randomInt, request, restart, test } from "@aulo/runner/spec";

const UNKNOWN = `/devices/${randomInt(5_000, 9_000)}`;
const outcome = ({ status, json }) => ({ status, json });
const ok = (json) => ({ status: 200, json });

let made = 0;
function newFields() {
  made += 1;
  return { name: `${pick(["camera", "tablet", "projector"])} ${made}`, room: pick(["lab", "hall", "B 12"]) };
}

async function create(fields = newFields()) {
  return (await request("POST", "/devices", { json: fields })).json ?? {};
}

function expectProblem({ status, json }, expected) {
  expect(status).toBe(expected);
  expect(json).toEqual(expect.objectContaining({ status: expected, detail: expect.stringMatching(/\S/) }));
}

test("answers 200 and an empty list when there are no devices", async () => {
  expect(outcome(await request("GET", "/devices"))).toEqual(ok({ items: [] }));
});

test("makes a device and answers 201 with its address", async () => {
  const fields = newFields();
  const { status, headers, json } = await request("POST", "/devices", { json: fields });
  expect({ status, json }).toEqual({ status: 201, json: { id: 1, ...fields } });
  expect(headers.location).toMatch(/\/devices\/1$/);
  expect(outcome(await request("GET", "/devices/1"))).toEqual(ok({ id: 1, ...fields }));
});

test("makes the room null when it is not sent", async () => {
  const { name } = newFields();
  const { status, json } = await request("POST", "/devices", { json: { name } });
  expect({ status, json }).toEqual({ status: 201, json: { id: expect.any(Number), name, room: null } });
});

test("lists all devices in the order of their ids", async () => {
  await restart();
  const devices = [await create(), await create(), await create()];
  await request("PATCH", "/devices/1", { json: { room: "attic" } });
  const [first, ...others] = devices;
  expect(outcome(await request("GET", "/devices"))).toEqual(
    ok({ items: [{ ...first, room: "attic" }, ...others] }),
  );
});

test("answers 400 with a problem to a body that makes no sense, and keeps nothing of it", async () => {
  const device = await create();
  const before = (await request("GET", "/devices")).json;
  for (const json of [
    {},
    { room: "lab" },
    { name: "" },
    { name: randomInt(1, 9) },
    { name: "lamp", room: 7 },
  ]) {
    expectProblem(await request("POST", "/devices", { json }), 400);
    expectProblem(await request("PUT", `/devices/${device.id}`, { json }), 400);
  }
  for (const json of [{ name: "" }, { name: null }, { room: "" }, { room: [] }]) {
    expectProblem(await request("PATCH", `/devices/${device.id}`, { json }), 400);
  }
  expect((await request("GET", "/devices")).json).toEqual(before);
});

test("answers 409 when the name is taken", async () => {
  const first = await create();
  const second = await create();
  const json = { name: first.name };
  expectProblem(await request("POST", "/devices", { json }), 409);
  expectProblem(await request(pick(["PATCH", "PUT"]), `/devices/${second.id}`, { json }), 409);
  expect((await request("GET", `/devices/${second.id}`)).json).toEqual(second);
});

test("changes only the fields that PATCH names", async () => {
  const device = await create();
  const path = `/devices/${device.id}`;
  expect(outcome(await request("PATCH", path, { json: { room: "cellar" } }))).toEqual(
    ok({ ...device, room: "cellar" }),
  );
  const { name } = newFields();
  const json = { name, id: 777, owner: "me" };
  expect(outcome(await request("PATCH", path, { json }))).toEqual(
    ok({ id: device.id, name, room: "cellar" }),
  );
  expect(outcome(await request("PATCH", path, { json: { room: null } }))).toEqual(
    ok({ id: device.id, name, room: null }),
  );
  expect(outcome(await request("GET", path))).toEqual(ok({ id: device.id, name, room: null }));
});

test("replaces the whole device by PUT", async () => {
  const device = await create();
  const path = `/devices/${device.id}`;
  const kept = { id: device.id, name: device.name, room: null };
  expect(outcome(await request("PUT", path, { json: { name: device.name } }))).toEqual(ok(kept));
  const fields = newFields();
  expect(outcome(await request("PUT", path, { json: { ...fields, id: 777 } }))).toEqual(
    ok({ id: device.id, ...fields }),
  );
  expect(outcome(await request("GET", path))).toEqual(ok({ id: device.id, ...fields }));
});

test("removes a device with 204, and only once", async () => {
  const device = await create();
  const { status, text } = await request("DELETE", `/devices/${device.id}`);
  expect({ status, text }).toEqual({ status: 204, text: "" });
  expectProblem(await request("DELETE", `/devices/${device.id}`), 404);
  expect((await create()).id).toBeGreaterThan(device.id);
});

test("answers 404 with a problem for a device that is not there", async () => {
  expectProblem(await request("GET", UNKNOWN), 404);
  expectProblem(await request("PATCH", UNKNOWN, { json: newFields() }), 404);
  expectProblem(await request("PUT", UNKNOWN, { json: newFields() }), 404);
  expectProblem(await request("DELETE", UNKNOWN), 404);
});
