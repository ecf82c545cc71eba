import { expect, pick, printed, randomInt, request, test, wait } from "@aulo/runner/spec";

const NAMES = ["Seals", "Lighthouse", "Sunset", "Islands", "Night fishing"];
const SKIES = ["sunny", "rain", "windy"];
const WITHIN = { withinMs: 1_500 };
const sky = (id) => SKIES[id % SKIES.length];

/** Status and JSON of a response, by the call. Problems keep their status and whether `detail` has words. */
async function ask(method, path, json) {
  const response = await request(method, path, json === undefined ? WITHIN : { json, ...WITHIN });
  return { [`${method} ${path}`]: shown(response) };
}

function shown({ status, json, text }) {
  if (status < 400) return { status, json };
  if (typeof json !== "object" || json === null) return { status, json: text };
  const hasWords = typeof json.detail === "string" && /\S/.test(json.detail);
  return { status, json: { status: json.status, detail: hasWords ? "words" : json.detail } };
}

const askForTour = (id) => ask("GET", `/tours/${id}`);
const tour = (id, weather) => ({
  [`GET /tours/${id}`]: { status: 200, json: { id, name: NAMES[id % NAMES.length], weather } },
});
const book = (tourId, booking) => ask("POST", `/tours/${tourId}/bookings`, booking);
const problem = (call, status) => ({ [call]: { status, json: { status, detail: "words" } } });
const noTour = (id, status) => problem(`GET /tours/${id}`, status);
const noBooking = (tourId, status) => problem(`POST /tours/${tourId}/bookings`, status);

let lastPlace = 0;
function newBooking(row = "A") {
  lastPlace += 1;
  return { seat: `${row}${lastPlace}`, guest: `${pick(["Ines", "Omar", "Zoë"])} ${randomInt(1, 99)}` };
}

/** Books a seat that is free, and gives the id of the booking. */
async function bookFree(tourId, booking) {
  const found = await book(tourId, booking);
  const response = found[`POST /tours/${tourId}/bookings`];
  const id = response.json?.id;
  expect({ ...found, id: typeof id }).toEqual({
    [`POST /tours/${tourId}/bookings`]: { status: 201, json: { id, tourId, ...booking } },
    id: "number",
  });
  return id;
}

/** The tickets that were sent for this seat of a tour. */
async function ticketsOf(tourId, seat) {
  await wait(60);
  const { stdout } = await printed();
  return stdout.split("\n").filter((line) => line.includes(`ticket: tour ${tourId}, seat ${seat},`));
}

test("shows a tour with its weather", { checks: ["tour"] }, async () => {
  for (const id of [1, randomInt(2, 5), 6]) expect(await askForTour(id)).toEqual(tour(id, sky(id)));
});

test("books a seat, whatever the weather", { checks: ["booking"] }, async () => {
  for (const tourId of [randomInt(1, 6), 12, 17]) {
    await bookFree(tourId, newBooking());
    await bookFree(tourId, newBooking());
  }
});

test("shows a tour without weather when the weather service fails", { checks: ["no-weather"] }, async () => {
  for (const id of [10, 14]) expect(await askForTour(id)).toEqual(tour(id, null));
});

test("shows a tour without weather when the weather service stays silent", {
  checks: ["no-weather"],
}, async () => {
  const id = randomInt(15, 19);
  expect(await askForTour(id)).toEqual(tour(id, null));
});

test("waits for a slow store and for a slow weather service", { checks: ["patience"] }, async () => {
  for (const id of [7, 8]) expect(await askForTour(id)).toEqual(tour(id, sky(id)));
  await bookFree(8, newBooking());
});

test("answers 404 for a tour that is not there", { checks: ["no-tour", "problem"] }, async () => {
  for (const id of [0, 20, randomInt(5_000, 9_000)]) {
    expect(await askForTour(id)).toEqual(noTour(id, 404));
    expect(await book(id, newBooking())).toEqual(noBooking(id, 404));
  }
});

test("answers 503 when the store fails", { checks: ["store-fails", "problem"] }, async () => {
  for (const id of [900, 949]) {
    expect(await askForTour(id)).toEqual(noTour(id, 503));
    expect(await book(id, newBooking())).toEqual(noBooking(id, 503));
  }
});

test("answers 504 when the store stays silent", { checks: ["store-silent", "problem"] }, async () => {
  const id = randomInt(950, 999);
  const [shownTour, booked] = await Promise.all([askForTour(id), book(id, newBooking())]);
  expect(shownTour).toEqual(noTour(id, 504));
  expect(booked).toEqual(noBooking(id, 504));
});

const seat = "B1";
const guest = "Omar";
const BAD_BOOKINGS = [
  ...[{}, [], { seat }, { guest }, { seat, guest: "" }, { seat: "", guest }],
  ...[null, 0, 7, false, true, ["Omar"], {}].map((value) => ({ seat, guest: value })),
  ...[null, 0, 7, false, true, ["B1"], {}].map((value) => ({ seat: value, guest })),
];

test("answers 400 to anything that is not a booking", { checks: ["bad-booking", "problem"] }, async () => {
  for (const sent of BAD_BOOKINGS) {
    expect({ sent, ...(await book(3, sent)) }).toEqual({ sent, ...noBooking(3, 400) });
  }
  expect(await book(3)).toEqual(noBooking(3, 400));
  const headers = { "content-type": "application/json" };
  const broken = await request("POST", "/tours/3/bookings", { body: '{"seat": B1}', headers });
  expect({ "POST with broken JSON": shown(broken) }).toEqual(problem("POST with broken JSON", 400));
});

test("answers 409 for a taken seat, and leaves its booking alone", {
  checks: ["taken", "problem"],
}, async () => {
  const tourId = randomInt(1, 5);
  const booking = newBooking();
  await bookFree(tourId, booking);
  for (const wanted of ["Mia", booking.guest]) {
    expect(await book(tourId, { ...booking, guest: wanted })).toEqual(noBooking(tourId, 409));
  }
  await bookFree(tourId + 1, booking);
  await bookFree(tourId, newBooking());
});

test("gives a seat to one guest only, also when several ask at once", { checks: ["at-once"] }, async () => {
  const tourId = randomInt(1, 6);
  const booking = newBooking();
  const guests = ["Ines", "Omar", "Zoë", "Mia"];
  const path = `/tours/${tourId}/bookings`;
  const answers = await Promise.all(
    guests.map((name) => request("POST", path, { json: { ...booking, guest: name } })),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect({ [`4 times POST ${path} for one seat`]: statuses }).toEqual({
    [`4 times POST ${path} for one seat`]: [201, 409, 409, 409],
  });
});

test("sends one ticket for a booking, and none for a refused one", { checks: ["ticket"] }, async () => {
  const tourId = randomInt(1, 6);
  const booking = newBooking("C");
  await bookFree(tourId, booking);
  await book(tourId, { ...booking, guest: "Mia" });
  const nobody = newBooking("C");
  await book(tourId, { ...nobody, guest: "" });
  await book(20, nobody);
  const tickets = [
    ...(await ticketsOf(tourId, booking.seat)),
    ...(await ticketsOf(tourId, nobody.seat)),
    ...(await ticketsOf(20, nobody.seat)),
  ];
  expect({ tickets }).toEqual({
    tickets: [`ticket: tour ${tourId}, seat ${booking.seat}, ${booking.guest}`],
  });
});

test("keeps a booking though its ticket cannot be sent, and goes on", {
  checks: ["ticket-fails"],
}, async () => {
  const tourId = randomInt(1, 6);
  const booking = newBooking("Z");
  await bookFree(tourId, booking);
  await bookFree(tourId, newBooking("Z"));
  await wait(100);
  expect(await book(tourId, booking)).toEqual(noBooking(tourId, 409));
});
