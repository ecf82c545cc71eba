import { expect, pick, randomInt, request, restart, start, test } from "@aulo/runner/spec";

const newRoom = () => ({
  name: `${pick(["North", "South"])} ${randomInt(100, 999)}`,
  seats: randomInt(2, 40),
});

/** @returns the room as the server sends it, with the header Location */
async function add(room = newRoom()) {
  const { json, headers } = await request("POST", "/rooms", { json: room });
  return { room: json ?? {}, location: headers.location };
}

const outcome = async (method, path, options) => {
  const { status, json } = await request(method, path, options);
  return { status, json };
};

const rooms = async () => (await request("GET", "/rooms")).json;

/** Sends all of these and expects 404 as the response to each, and no change in the list of rooms. */
async function expect404(requests) {
  const before = await rooms();
  const [found, expected] = [{}, {}];
  for (const [method, path, options] of requests) {
    found[`${method} ${path}`] = (await request(method, path, options)).status;
    expected[`${method} ${path}`] = 404;
  }
  expect(found).toEqual(expected);
  expect({ "GET /rooms": await rooms() }).toEqual({ "GET /rooms": before });
}

test("begins with an empty list of rooms", { checks: ["list"], timeoutMs: 20_000 }, async () => {
  await start();
  expect(await outcome("GET", "/rooms")).toEqual({ status: 200, json: [] });
});

test("adds a room", { checks: ["create"], concept: "rest-responses" }, async () => {
  const wanted = newRoom();
  const { status, json } = await request("POST", "/rooms", { json: wanted });
  expect({ status, json }).toEqual({ status: 201, json: { id: json?.id ?? "an id", ...wanted } });
  expect({ "GET /rooms": await rooms() }).toEqual({ "GET /rooms": [json] });
});

test("says where a new room is", { checks: ["location"], concept: "rest-responses" }, async () => {
  const { room, location = "" } = await add();
  const path = `/rooms/${room.id}`;
  expect({ location: location.endsWith(path) ? path : location }).toEqual({ location: path });
});

test("gives a room at its address, and all of them in the list", { checks: ["read", "list"] }, async () => {
  const before = await rooms();
  const { room } = await add();
  const { room: other } = await add();
  expect(await outcome("GET", `/rooms/${room.id}`)).toEqual({ status: 200, json: room });
  expect(await outcome("GET", `/rooms/${other.id}`)).toEqual({ status: 200, json: other });
  expect({ "GET /rooms": await rooms() }).toEqual({ "GET /rooms": [...before, room, other] });
});

const CHANGES = [{ seats: 41 }, { seats: 0 }, { name: "East" }, { name: "" }, { name: "West", seats: 1 }];

test.each(CHANGES)(
  "changes a room by %j and keeps its other fields",
  { checks: ["change"] },
  async (changes) => {
    const { room: other } = await add();
    const { room } = await add();
    const changed = await outcome("PATCH", `/rooms/${room.id}`, { json: changes });
    expect(changed).toEqual({ status: 200, json: { ...room, ...changes } });
    expect((await outcome("GET", `/rooms/${room.id}`)).json).toEqual({ ...room, ...changes });
    expect((await outcome("GET", `/rooms/${other.id}`)).json).toEqual(other);
  },
);

test("removes a room, and no other", { checks: ["remove"] }, async () => {
  const before = await rooms();
  const [{ room }, { room: other }] = [await add(), await add()];
  const { status, text } = await request("DELETE", `/rooms/${room.id}`);
  expect({ status, text }).toEqual({ status: 204, text: "" });
  expect({ "GET /rooms": await rooms() }).toEqual({ "GET /rooms": [...before, other] });
});

test("keeps the bookings of a room below the room", { checks: ["bookings", "book"] }, async () => {
  const [{ room }, { room: other }] = [await add(), await add()];
  const path = `/rooms/${room.id}/bookings`;
  expect(await outcome("GET", path)).toEqual({ status: 200, json: [] });
  const added = [];
  for (const guest of ["Ines", "Omar"]) {
    const wanted = { day: `2031-03-${randomInt(10, 28)}`, guest };
    const { status, json } = await outcome("POST", path, { json: wanted });
    expect({ status, json }).toEqual({
      status: 201,
      json: { id: json?.id ?? "an id", roomId: room.id, ...wanted },
    });
    added.push(json);
  }
  expect(await outcome("GET", path)).toEqual({ status: 200, json: added });
  expect(await outcome("GET", `/rooms/${other.id}/bookings`)).toEqual({ status: 200, json: [] });
});

/** One request to each address below a room. */
const below = (path) => [
  ["GET", path],
  ["PATCH", path, { json: { seats: 3 } }],
  ["PUT", path, { json: { name: "Ghost", seats: 3 } }],
  ["DELETE", path],
  ["GET", `${path}/bookings`],
  ["POST", `${path}/bookings`, { json: { day: "2031-01-01", guest: "Omar" } }],
  ["GET", path],
];

test("answers 404 for everything below a room that does not exist", { checks: ["no-room", "no-trace"] }, () =>
  expect404([...below(`/rooms/${randomInt(5000, 9000)}`), ...below("/rooms/nobody")]),
);

test("answers 404 for everything below a room that was removed", {
  checks: ["no-room", "no-trace"],
}, async () => {
  const { room } = await add();
  const path = `/rooms/${room.id}`;
  await request("POST", `${path}/bookings`, { json: { day: "2031-01-01", guest: "Ines" } });
  await request("DELETE", path);
  await expect404(below(path));
});

test("a GET that used to delete does nothing any more", {
  checks: ["old", "safe-get"],
  concept: "http-methods",
  timeoutMs: 20_000,
}, async () => {
  await restart();
  const { room } = await add();
  await expect404([
    ["GET", `/deleteRoom?id=${room.id}`],
    ["GET", `/rooms/${room.id}/delete`],
    ["GET", `/rooms/deleteRoom?id=${room.id}`],
  ]);
});

test("answers 404 at every old address", { checks: ["old"] }, async () => {
  const { room } = await add();
  const { id } = room;
  await expect404([
    ["GET", "/getRooms"],
    ["GET", `/getRoom?id=${id}`],
    ["POST", "/createRoom", { json: newRoom() }],
    ["POST", "/updateSeats", { json: { id, seats: 99 } }],
    ["GET", `/deleteRoom?id=${id}`],
    ["GET", `/roomBookings?room=${id}`],
    ["POST", "/bookRoom", { json: { room: id, day: "2031-01-01", guest: "Omar" } }],
  ]);
  expect(await outcome("GET", `/rooms/${id}/bookings`)).toEqual({ status: 200, json: [] });
});
