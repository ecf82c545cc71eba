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

const list = async () => (await request("GET", "/devices")).json;

/** The status of a response, and whether its body is a problem that repeats it. */
function problemIn({ status, json }) {
  const { status: repeated, detail } = json ?? {};
  const isText = typeof detail === "string" && detail.trim() !== "";
  return { status, problem: { status: repeated, detail: isText ? "some text" : detail } };
}

/** Sends all of these. Each must be answered with this status and a problem, and the list must stay as it is. */
async function expectProblems(status, requests) {
  const before = await list();
  const [found, expected] = [{}, {}];
  for (const [method, path, json] of requests) {
    const name = `${method} ${path} ${JSON.stringify(json) ?? ""}`.trim();
    found[name] = problemIn(await request(method, path, { json }));
    expected[name] = { status, problem: { status, detail: "some text" } };
  }
  expect(found).toEqual(expected);
  expect({ "GET /devices": await list() }).toEqual({ "GET /devices": before });
}

test("answers 200 and an empty list when there are no devices", { checks: ["list"] }, async () => {
  expect(outcome(await request("GET", "/devices"))).toEqual(ok({ items: [] }));
});

test("makes a device and answers 201 with its address", {
  checks: ["create", "location", "read"],
}, async () => {
  const fields = newFields();
  const { status, headers, json } = await request("POST", "/devices", { json: fields });
  expect({ status, json }).toEqual({ status: 201, json: { id: 1, ...fields } });
  const { location = "no Location" } = headers;
  expect({ location: location.endsWith("/devices/1") ? "/devices/1" : location }).toEqual({
    location: "/devices/1",
  });
  expect(outcome(await request("GET", "/devices/1"))).toEqual(ok({ id: 1, ...fields }));
});

test("makes the room null when it is not sent", { checks: ["no-room"] }, async () => {
  for (const sent of [{}, { room: null }]) {
    const { name } = newFields();
    const { status, json } = await request("POST", "/devices", { json: { name, ...sent } });
    expect({ status, json }).toEqual({ status: 201, json: { id: json?.id ?? "an id", name, room: null } });
  }
});

test("lists all devices in the order of their ids", { checks: ["list"] }, async () => {
  await restart();
  const [first, second, ...others] = [await create(), await create(), await create(), await create()];
  await request("PATCH", "/devices/1", { json: { room: "attic" } });
  const replaced = newFields();
  await request("PUT", "/devices/2", { json: replaced });
  expect(outcome(await request("GET", "/devices"))).toEqual(
    ok({ items: [{ ...first, room: "attic" }, { id: second.id, ...replaced }, ...others] }),
  );
});

test("gives no id twice, also after the last device was removed", { checks: ["ids"] }, async () => {
  await restart();
  const ids = [(await create()).id, (await create()).id];
  await request("DELETE", "/devices/2");
  ids.push((await create()).id);
  await request("DELETE", "/devices/1");
  await request("DELETE", `/devices/${ids[2]}`);
  ids.push((await create()).id);
  expect({ ids }).toEqual({ ids: [1, 2, 3, 4] });
});

const BAD_NAMES = ["", null, 7, 0, true, [], ["lamp"], {}];
const BAD_ROOMS = ["", 7, 0, false, [], {}];

test("answers 400 with a problem to a name of the wrong kind or a missing one", {
  checks: ["name", "problem", "no-trace"],
}, async () => {
  const { id } = await create();
  const bad = BAD_NAMES.map((name) => ({ name }));
  await expectProblems(400, [
    ...[{}, { room: "lab" }, ...bad].map((json) => ["POST", "/devices", json]),
    ...[{}, { room: "lab" }, ...bad].map((json) => ["PUT", `/devices/${id}`, json]),
    ...bad.map((json) => ["PATCH", `/devices/${id}`, json]),
  ]);
});

test("answers 400 with a problem to a POST without a body", { checks: ["name", "problem", "no-trace"] }, () =>
  expectProblems(400, [["POST", "/devices"]]),
);

test("answers 400 with a problem to a room of the wrong kind", {
  checks: ["room", "problem", "no-trace"],
}, async () => {
  const { id } = await create();
  await expectProblems(400, [
    ...BAD_ROOMS.map((room) => ["POST", "/devices", { name: "lamp", room }]),
    ...BAD_ROOMS.map((room) => ["PUT", `/devices/${id}`, { name: "lamp", room }]),
    ...BAD_ROOMS.map((room) => ["PATCH", `/devices/${id}`, { room }]),
  ]);
});

test("answers 409 when the name is taken", { checks: ["taken", "problem", "no-trace"] }, async () => {
  const first = await create();
  const second = await create();
  const third = await create();
  await expectProblems(409, [
    ["POST", "/devices", { name: first.name }],
    ["POST", "/devices", { name: third.name, room: "attic" }],
    ["PATCH", `/devices/${second.id}`, { name: first.name }],
    ["PATCH", `/devices/${second.id}`, { name: third.name, room: "attic" }],
    ["PUT", `/devices/${second.id}`, { name: first.name }],
    ["PUT", `/devices/${second.id}`, { name: third.name, room: "attic" }],
  ]);
});

test("takes a name that a device already has itself", { checks: ["taken", "patch", "put"] }, async () => {
  const device = await create();
  const path = `/devices/${device.id}`;
  const json = { name: device.name, room: "attic" };
  const expected = ok({ ...device, room: "attic" });
  expect({ PATCH: outcome(await request("PATCH", path, { json })) }).toEqual({ PATCH: expected });
  expect({ PUT: outcome(await request("PUT", path, { json })) }).toEqual({ PUT: expected });
});

test("gives a name again once no device has it", { checks: ["free-again"] }, async () => {
  const [removed, renamed] = [await create(), await create()];
  await request("DELETE", `/devices/${removed.id}`);
  await request("PATCH", `/devices/${renamed.id}`, { json: { name: newFields().name } });
  const found = {};
  for (const name of [removed.name, renamed.name])
    found[name] = (await request("POST", "/devices", { json: { name } })).status;
  expect(found).toEqual({ [removed.name]: 201, [renamed.name]: 201 });
});

test("takes any string as a name", { checks: ["name"] }, async () => {
  const names = ["constructor", "__proto__", "0", "null", "Ö 1", "camera"];
  const found = {};
  for (const name of names) {
    const { status, json } = await request("POST", "/devices", { json: { name } });
    found[`POST ${name}`] = `${status} ${json?.name}`;
  }
  expect(found).toEqual(Object.fromEntries(names.map((name) => [`POST ${name}`, `201 ${name}`])));
});

test("changes only the fields that PATCH names", { checks: ["patch", "ignored"] }, async () => {
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

test("ignores fields that it does not know, and an id in a body", { checks: ["ignored"] }, async () => {
  const { name, room } = newFields();
  const posted = await request("POST", "/devices", { json: { id: 777, name, room, owner: "me" } });
  const id = posted.json?.id;
  expect(outcome(posted)).toEqual({ status: 201, json: { id: id === 777 ? "not 777" : id, name, room } });
  const path = `/devices/${id}`;
  const device = { id, name, room };
  for (const json of [{}, { owner: "me" }, { id: 777 }]) {
    const named = `PATCH ${JSON.stringify(json)}`;
    expect({ [named]: outcome(await request("PATCH", path, { json })) }).toEqual({ [named]: ok(device) });
  }
  const put = await request("PUT", path, { json: { id: 777, name, room, owner: "me" } });
  expect({ PUT: outcome(put) }).toEqual({ PUT: ok(device) });
  expect(outcome(await request("GET", path))).toEqual(ok(device));
});

test("replaces the whole device by PUT", { checks: ["put", "no-room"] }, async () => {
  const device = await create();
  const path = `/devices/${device.id}`;
  const kept = { id: device.id, name: device.name, room: null };
  expect(outcome(await request("PUT", path, { json: { name: device.name } }))).toEqual(ok(kept));
  const fields = newFields();
  expect(outcome(await request("PUT", path, { json: fields }))).toEqual(ok({ id: device.id, ...fields }));
  expect(outcome(await request("GET", path))).toEqual(ok({ id: device.id, ...fields }));
});

test("removes a device with 204, and only once", { checks: ["delete", "unknown"] }, async () => {
  const before = await list();
  const [device, other] = [await create(), await create()];
  const path = `/devices/${device.id}`;
  const { status, text } = await request("DELETE", path);
  expect({ status, text }).toEqual({ status: 204, text: "" });
  expect({ "GET /devices": await list() }).toEqual({ "GET /devices": { items: [...before.items, other] } });
  await expectProblems(404, [
    ["DELETE", path],
    ["GET", path],
    ["PATCH", path, { room: "attic" }],
    ["PUT", path, newFields()],
  ]);
});

test(
  "answers 404 with a problem for a device that is not there",
  {
    checks: ["unknown", "problem", "no-trace"],
  },
  () =>
    expectProblems(404, [
      ["GET", UNKNOWN],
      ["GET", "/devices/0"],
      ["PATCH", UNKNOWN, newFields()],
      ["PUT", UNKNOWN, newFields()],
      ["DELETE", UNKNOWN],
      ["GET", UNKNOWN],
    ]),
);
