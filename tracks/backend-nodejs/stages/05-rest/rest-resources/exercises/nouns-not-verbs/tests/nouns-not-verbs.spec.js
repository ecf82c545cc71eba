import { expect, pick, randomInt, request, restart, start, test } from "@aulo/runner/spec";

const newRoom = () => ({
  name: `${pick(["North", "South"])} ${randomInt(100, 999)}`,
  seats: randomInt(2, 40),
});

async function add(room = newRoom()) {
  const { status, json, headers } = await request("POST", "/rooms", { json: room });
  expect(status).toBe(201);
  return { room: json, headers };
}

const outcome = async (method, path, options) => {
  const { status, json } = await request(method, path, options);
  return { status, json };
};

test("begins with an empty list of rooms", { timeoutMs: 20_000 }, async () => {
  await start();
  expect(await outcome("GET", "/rooms")).toEqual({ status: 200, json: [] });
});

test("adds a room and says where it is", { concept: "rest-responses" }, async () => {
  const wanted = newRoom();
  const { room, headers } = await add(wanted);
  expect(room).toEqual({ id: room.id, ...wanted });
  expect(headers.location).toMatch(new RegExp(`/rooms/${room.id}$`));
});

test("gives a room at its address, and all of them in the list", async () => {
  const { room } = await add();
  const { room: other } = await add();
  expect(await outcome("GET", `/rooms/${room.id}`)).toEqual({ status: 200, json: room });
  expect((await outcome("GET", "/rooms")).json).toEqual(expect.arrayContaining([room, other]));
});

test("changes some fields of a room", async () => {
  const { room } = await add();
  const seats = room.seats + 1;
  const changed = await outcome("PATCH", `/rooms/${room.id}`, { json: { seats } });
  expect(changed).toEqual({ status: 200, json: { ...room, seats } });
  expect((await outcome("GET", `/rooms/${room.id}`)).json).toEqual({ ...room, seats });
});

test("removes a room, and no other", async () => {
  const [{ room }, { room: other }] = [await add(), await add()];
  expect((await outcome("DELETE", `/rooms/${room.id}`)).status).toBe(204);
  expect((await outcome("GET", `/rooms/${room.id}`)).status).toBe(404);
  expect((await outcome("GET", `/rooms/${other.id}`)).status).toBe(200);
});

test("keeps the bookings of a room below the room", async () => {
  const [{ room }, { room: other }] = [await add(), await add()];
  const wanted = { day: `2031-03-${randomInt(10, 28)}`, guest: "Ines" };
  const { status, json } = await outcome("POST", `/rooms/${room.id}/bookings`, { json: wanted });
  expect({ status, json }).toEqual({ status: 201, json: expect.objectContaining(wanted) });
  expect(await outcome("GET", `/rooms/${room.id}/bookings`)).toEqual({ status: 200, json: [json] });
  expect(await outcome("GET", `/rooms/${other.id}/bookings`)).toEqual({ status: 200, json: [] });
});

test("answers 404 for everything below a room that does not exist", async () => {
  const path = `/rooms/${randomInt(5000, 9000)}`;
  const asked = [
    ["GET", path],
    ["PATCH", path, { json: { seats: 3 } }],
    ["DELETE", path],
    ["GET", `${path}/bookings`],
    ["POST", `${path}/bookings`, { json: { day: "2031-01-01", guest: "Omar" } }],
  ];
  for (const [method, address, options] of asked) {
    const { status } = await request(method, address, options);
    expect({ method, address, status }).toEqual({ method, address, status: 404 });
  }
});

test("a GET that used to delete does nothing any more", {
  concept: "http-methods",
  timeoutMs: 20_000,
}, async () => {
  await restart();
  const { room } = await add();
  for (const path of [`/deleteRoom?id=${room.id}`, `/rooms/${room.id}/delete`]) {
    expect({ path, status: (await request("GET", path)).status }).toEqual({ path, status: 404 });
  }
  expect((await outcome("GET", `/rooms/${room.id}`)).status).toBe(200);
});
