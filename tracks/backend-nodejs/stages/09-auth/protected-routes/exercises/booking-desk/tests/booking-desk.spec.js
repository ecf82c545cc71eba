import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const SESSIONS = { ada: "k3Vw9pXq", ben: "Zt71mLr0", dora: "u8HcQe4s", eve: "W5nYb2Gj" };
const MEMBERS = [
  ["ada", "ben"],
  ["ben", "ada"],
];
const PEOPLE = Object.keys(SESSIONS);
const unknownId = randomInt(5000, 9000);

function as(name, method, path, json) {
  const headers = SESSIONS[name] === undefined ? {} : { cookie: `sid=${SESSIONS[name]}` };
  return request(method, path, { headers, json });
}

/** The status of a request, by the person and the call. */
async function ask(name, method, path, json) {
  const { status } = await as(name, method, path, json);
  return { [`${method} ${path} as ${name}`]: status };
}
const answer = (name, method, path, status) => ({ [`${method} ${path} as ${name}`]: status });

async function expectStatus(status, name, method, path, json) {
  expect(await ask(name, method, path, json)).toEqual(answer(name, method, path, status));
}

const newBooking = () => ({
  room: pick(["attic", "cellar", "hall"]),
  day: `2031-0${randomInt(1, 9)}-1${randomInt(0, 9)}`,
});

/** A new booking, checked. */
async function book(name, extra = {}) {
  const wanted = newBooking();
  const { status, json } = await as(name, "POST", "/bookings", { ...wanted, ...extra });
  const call = `POST /bookings as ${name}`;
  expect({ [call]: status, id: typeof json?.id }).toEqual({ [call]: 201, id: "number" });
  expect({ [call]: json }).toEqual({ [call]: { id: json.id, ...wanted, owner: name } });
  return json;
}

/** What a person sees of a booking. */
async function see(name, { id }) {
  const { status, json } = await as(name, "GET", `/bookings/${id}`);
  return { [`GET /bookings/${id} as ${name}`]: { status, json } };
}
const seen = (name, booking) => ({
  [`GET /bookings/${booking.id} as ${name}`]: { status: 200, json: booking },
});

async function all(name) {
  const { status, json } = await as(name, "GET", "/bookings");
  return { [`GET /bookings as ${name}`]: { status, json } };
}

test("shows the rooms to everyone", { checks: ["rooms"] }, async () => {
  for (const name of ["nobody", ...PEOPLE]) {
    const { status, json } = await as(name, "GET", "/rooms");
    expect({ name, status, json }).toEqual({ name, status: 200, json: ["attic", "cellar", "hall"] });
  }
  for (const path of ["/Rooms", "/rooms/", "/rooms?floor=1"]) {
    // A server that does not know this spelling has nothing to show.
    const { status } = await as("nobody", "GET", path);
    const known = (await as("eve", "GET", path)).status;
    expect({ [`GET ${path} as nobody`]: status }).toEqual({ [`GET ${path} as nobody`]: known });
  }
});

test("takes a booking of everyone who is logged in", { checks: ["book", "api"] }, async () => {
  const ids = [];
  for (const name of PEOPLE) {
    const booking = await book(name);
    ids.push(booking.id);
    expect(await see(name, booking)).toEqual(seen(name, booking));
  }
  expect({ "different ids": new Set(ids).size }).toEqual({ "different ids": PEOPLE.length });
});

test("answers 401 to strangers on every other route", {
  checks: ["stranger", "unchanged"],
}, async () => {
  const booking = await book("ada");
  const before = await all("eve");
  for (const name of ["nobody", "a stranger"]) {
    await expectStatus(401, name, "POST", "/bookings", newBooking());
    await expectStatus(401, name, "POST", "/bookings", { ...newBooking(), owner: "ada" });
    await expectStatus(401, name, "GET", "/bookings");
    await expectStatus(401, name, "GET", `/bookings/${booking.id}`);
    await expectStatus(401, name, "DELETE", `/bookings/${booking.id}`);
  }
  const headers = { cookie: "sid=ada" };
  const { status } = await request("GET", "/bookings", { headers });
  expect({ "GET /bookings with an unknown session": status }).toEqual({
    "GET /bookings with an unknown session": 401,
  });
  expect(await all("eve")).toEqual(before);
});

test("answers 401 to strangers for bookings that do not exist", {
  checks: ["stranger-unknown"],
}, async () => {
  for (const id of [unknownId, "abc"]) {
    await expectStatus(401, "nobody", "GET", `/bookings/${id}`);
    await expectStatus(401, "nobody", "DELETE", `/bookings/${id}`);
  }
});

test("answers 401 to strangers for other spellings of the path", { checks: ["spelling"] }, async () => {
  const booking = await book("ada");
  const paths = [
    ...["/Bookings", "/bookings/", "/BOOKINGS/", "/bookings?a=/rooms", "/%62ookings"],
    ...[`/Bookings/${booking.id}`, `/bookings/${booking.id}/`, `/bookings/0${booking.id}`],
  ];
  for (const path of paths) {
    const found = await ask("nobody", "GET", path);
    // A server that does not know this spelling has nothing to hide.
    const isUnknown = (await as("eve", "GET", path)).status === 404;
    expect(found).toEqual(answer("nobody", "GET", path, isUnknown ? found[`GET ${path} as nobody`] : 401));
  }
  await expectStatus(401, "nobody", "DELETE", `/BOOKINGS/${booking.id}/`);
  expect(await see("ada", booking)).toEqual(seen("ada", booking));
});

test("gives each booking an id of its own, whatever the body says", { checks: ["api"] }, async () => {
  const first = await book("ada");
  const second = await book("ben", { id: first.id, paid: true });
  expect({ "the same id": first.id === second.id }).toEqual({ "the same id": false });
  expect(await see("ada", first)).toEqual(seen("ada", first));
});

test("notes who asks as the owner, whatever the body says", { checks: ["owner"] }, async () => {
  for (const [owner, other] of MEMBERS) {
    await book(owner, { owner: other });
    await book(owner, { owner: null });
    await book(owner, { user: { name: other, role: "admin" }, role: "admin", name: other });
    const booking = await book(owner, { owner: other });
    expect(await see(owner, booking)).toEqual(seen(owner, booking));
  }
});

test("answers 404 for an unknown booking to everyone who is logged in", { checks: ["unknown"] }, async () => {
  for (const name of PEOPLE) {
    for (const id of [unknownId, 0, "abc", "constructor"]) {
      await expectStatus(404, name, "GET", `/bookings/${id}`);
      await expectStatus(404, name, "DELETE", `/bookings/${id}`);
    }
  }
});

test("shows a booking to its owner and to no other member", { checks: ["see", "forbidden"] }, async () => {
  for (const [owner, other] of MEMBERS) {
    const booking = await book(owner);
    expect(await see(owner, booking)).toEqual(seen(owner, booking));
    await expectStatus(403, other, "GET", `/bookings/${booking.id}`);
  }
  for (const owner of ["dora", "eve"]) {
    const booking = await book(owner);
    await expectStatus(403, "ada", "GET", `/bookings/${booking.id}`);
    await expectStatus(403, "ada", "DELETE", `/bookings/${booking.id}`);
  }
});

test("shows every booking to the desk and to an admin", { checks: ["see", "api"] }, async () => {
  for (const owner of PEOPLE) {
    const booking = await book(owner);
    expect(await see("dora", booking)).toEqual(seen("dora", booking));
    expect(await see("eve", booking)).toEqual(seen("eve", booking));
  }
});

test("lists all bookings for the desk and for an admin, and for no member", {
  checks: ["list", "forbidden"],
}, async () => {
  const [first, second] = [await book("ada"), await book("ben")];
  for (const name of ["dora", "eve"]) {
    const { status, json } = await as(name, "GET", "/bookings");
    const call = `GET /bookings as ${name}`;
    const listed = Array.isArray(json) ? json.filter(({ id }) => id === first.id || id === second.id) : json;
    expect({ [call]: status, listed }).toEqual({ [call]: 200, listed: [first, second] });
  }
  for (const name of ["ada", "ben"]) await expectStatus(403, name, "GET", "/bookings");
});

test("lets the desk see every booking and cancel none", {
  checks: ["cancel", "forbidden", "unchanged"],
}, async () => {
  for (const owner of ["ada", "eve"]) {
    const booking = await book(owner);
    await expectStatus(403, "dora", "DELETE", `/bookings/${booking.id}`);
    expect(await see("dora", booking)).toEqual(seen("dora", booking));
  }
});

test("lets the owner and an admin cancel, and no other member", { checks: ["cancel", "api"] }, async () => {
  for (const [owner, other] of MEMBERS) {
    const [first, second] = [await book(owner), await book(owner)];
    await expectStatus(403, other, "DELETE", `/bookings/${first.id}`);
    await expectStatus(204, owner, "DELETE", `/bookings/${first.id}`);
    await expectStatus(204, "eve", "DELETE", `/bookings/${second.id}`);
    await expectStatus(404, owner, "GET", `/bookings/${first.id}`);
    await expectStatus(404, "eve", "GET", `/bookings/${second.id}`);
    await expectStatus(404, owner, "DELETE", `/bookings/${first.id}`);
  }
});

test("lets the desk and an admin cancel bookings of their own", { checks: ["cancel"] }, async () => {
  for (const owner of ["dora", "eve"]) {
    const { id } = await book(owner);
    await expectStatus(204, owner, "DELETE", `/bookings/${id}`);
    await expectStatus(404, owner, "GET", `/bookings/${id}`);
  }
});

test("changes nothing when a request is refused", { checks: ["unchanged"] }, async () => {
  const booking = await book("ada");
  const before = await all("eve");
  await as("ben", "DELETE", `/bookings/${booking.id}`);
  await as("dora", "DELETE", `/bookings/${booking.id}`);
  await as("nobody", "DELETE", `/bookings/${booking.id}`);
  await as("nobody", "POST", "/bookings", newBooking());
  expect(await all("eve")).toEqual(before);
});
