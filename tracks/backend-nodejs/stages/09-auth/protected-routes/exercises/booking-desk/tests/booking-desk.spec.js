import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const SESSIONS = { ada: "k3Vw9pXq", ben: "Zt71mLr0", dora: "u8HcQe4s", eve: "W5nYb2Gj" };
const [owner, other] = pick([
  ["ada", "ben"],
  ["ben", "ada"],
]);
const unknownId = randomInt(5000, 9000);

const as = (name, method, path, json) => {
  const headers = name === "nobody" ? {} : { cookie: `sid=${SESSIONS[name]}` };
  return request(method, path, { headers, json });
};
const statusFor = async (name, method, path, json) => (await as(name, method, path, json)).status;
const newBooking = () => ({
  room: pick(["attic", "cellar", "hall"]),
  day: `2031-0${randomInt(1, 9)}-1${randomInt(0, 9)}`,
});

async function book(name, extra = {}) {
  const wanted = newBooking();
  const { status, json } = await as(name, "POST", "/bookings", { ...wanted, ...extra });
  expect(status).toBe(201);
  expect(json).toMatchObject(wanted);
  return json;
}

test("shows the rooms to everyone", async () => {
  for (const name of ["nobody", owner]) {
    const { status, json } = await as(name, "GET", "/rooms");
    expect({ status, json }).toEqual({ status: 200, json: ["attic", "cellar", "hall"] });
  }
});

test("answers 401 to strangers on every other route", async () => {
  const { id } = await book(owner);
  const routes = [
    ["POST", "/bookings", newBooking()],
    ["GET", "/bookings"],
    ["GET", `/bookings/${id}`],
    ["DELETE", `/bookings/${id}`],
    ["GET", `/bookings/${unknownId}`],
    ["DELETE", `/bookings/${unknownId}`],
  ];
  for (const [method, path, json] of routes) {
    const status = await statusFor("nobody", method, path, json);
    expect(`${method} ${path}: ${status}`).toBe(`${method} ${path}: 401`);
  }
  expect(await statusFor(owner, "GET", `/bookings/${id}`)).toBe(200);
});

test("notes who asks as the owner, whatever the body says", async () => {
  expect((await book(owner)).owner).toBe(owner);
  expect((await book(owner, { owner: other })).owner).toBe(owner);
});

test("shows a booking to its owner and to no other member", async () => {
  const booking = await book(owner);
  expect((await as(owner, "GET", `/bookings/${booking.id}`)).json).toEqual(booking);
  expect(await statusFor(other, "GET", `/bookings/${booking.id}`)).toBe(403);
  expect(await statusFor(other, "GET", "/bookings")).toBe(403);
});

test("lets the desk see every booking and cancel none", async () => {
  const booking = await book(owner);
  expect((await as("dora", "GET", `/bookings/${booking.id}`)).json).toEqual(booking);
  expect((await as("dora", "GET", "/bookings")).json).toContainEqual(booking);
  expect(await statusFor("dora", "DELETE", `/bookings/${booking.id}`)).toBe(403);
  expect(await statusFor(owner, "GET", `/bookings/${booking.id}`)).toBe(200);
});

test("lets the owner and an admin cancel, and no other member", async () => {
  const [first, second] = [await book(owner), await book(owner)];
  expect(await statusFor(other, "DELETE", `/bookings/${first.id}`)).toBe(403);
  expect(await statusFor(owner, "DELETE", `/bookings/${first.id}`)).toBe(204);
  expect(await statusFor("eve", "DELETE", `/bookings/${second.id}`)).toBe(204);
  expect(await statusFor(owner, "GET", `/bookings/${first.id}`)).toBe(404);
  expect(await statusFor("eve", "GET", `/bookings/${second.id}`)).toBe(404);
});

test("lets the desk have bookings of its own", async () => {
  const { id } = await book("dora");
  expect(await statusFor(owner, "GET", `/bookings/${id}`)).toBe(403);
  expect(await statusFor("dora", "DELETE", `/bookings/${id}`)).toBe(204);
});

test("answers 404 for an unknown booking to whoever is logged in", async () => {
  for (const name of [owner, "dora", "eve"]) {
    expect(await statusFor(name, "GET", `/bookings/${unknownId}`)).toBe(404);
    expect(await statusFor(name, "DELETE", `/bookings/${unknownId}`)).toBe(404);
  }
});
