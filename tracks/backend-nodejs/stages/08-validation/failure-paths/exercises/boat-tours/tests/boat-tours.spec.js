import { expect, pick, randomInt, request, test, wait } from "@aulo/runner/spec";

const NAMES = ["Seals", "Lighthouse", "Sunset", "Islands", "Night fishing"];
const SKIES = ["sunny", "rain", "windy"];
const outcome = ({ status, json }) => ({ status, json });
const slowly = { withinMs: 1_500 };
const tourView = (id, weather) => ({ status: 200, json: { id, name: NAMES[id % NAMES.length], weather } });

let lastRow = 0;
function newBooking(row = "A") {
  lastRow += 1;
  return { seat: `${row}${lastRow}`, guest: `${pick(["Ines", "Omar", "Zoë"])} ${randomInt(1, 99)}` };
}

const book = (tourId, json) => request("POST", `/tours/${tourId}/bookings`, { json });

function expectProblem({ status, json }, expected) {
  expect({ status, json }).toEqual({
    status: expected,
    json: expect.objectContaining({ status: expected, detail: expect.stringMatching(/\S/) }),
  });
}

test("shows a tour with its weather", async () => {
  const id = randomInt(1, 9);
  expect(outcome(await request("GET", `/tours/${id}`))).toEqual(tourView(id, SKIES[id % SKIES.length]));
});

test("shows a tour without weather when the weather service fails", async () => {
  const id = randomInt(10, 14);
  expect(outcome(await request("GET", `/tours/${id}`, slowly))).toEqual(tourView(id, null));
});

test("shows a tour without weather when the weather service stays silent", async () => {
  const id = randomInt(15, 19);
  expect(outcome(await request("GET", `/tours/${id}`, slowly))).toEqual(tourView(id, null));
});

test("answers 404 for a tour that is not there", async () => {
  const id = randomInt(5_000, 9_000);
  expectProblem(await request("GET", `/tours/${id}`, slowly), 404);
  expectProblem(await book(id, newBooking()), 404);
});

test("answers 503 when the store fails", async () => {
  const id = randomInt(900, 949);
  expectProblem(await request("GET", `/tours/${id}`, slowly), 503);
  expectProblem(await book(id, newBooking()), 503);
});

test("answers 504 when the store stays silent", async () => {
  const id = randomInt(950, 999);
  expectProblem(await request("GET", `/tours/${id}`, slowly), 504);
});

test("books a seat, and answers 400 to what is no booking", async () => {
  const tourId = randomInt(1, 9);
  const booking = newBooking();
  expect(outcome(await book(tourId, booking))).toEqual({
    status: 201,
    json: { id: expect.any(Number), tourId, ...booking },
  });
  const { seat } = newBooking();
  for (const json of [{}, { seat }, { seat, guest: "" }, { seat: randomInt(1, 9), guest: "Omar" }]) {
    expectProblem(await book(tourId, json), 400);
  }
});

test("gives a seat to one guest only, also when two ask at once", async () => {
  const tourId = randomInt(1, 9);
  const booking = newBooking();
  const answers = await Promise.all([book(tourId, booking), book(tourId, { ...booking, guest: "Mia" })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expectProblem(await book(tourId, booking), 409);
  expect((await book((tourId % 9) + 1, booking)).status).toBe(201);
});

test("keeps a booking though its ticket cannot be sent, and goes on", async () => {
  const tourId = randomInt(1, 9);
  const booking = newBooking("Z");
  expect((await book(tourId, booking)).status).toBe(201);
  await wait(200);
  expectProblem(await book(tourId, booking), 409);
});
