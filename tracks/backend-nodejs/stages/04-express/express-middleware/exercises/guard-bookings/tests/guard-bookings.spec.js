import { expect, pick, randomInt, request, restart, test } from "@aulo/runner/spec";

const HOURS = "Reception: every day, 7 to 23\nBreakfast: every day, 7 to 10\n";
const key = `key-${randomInt(100_000, 999_999)}`;
const withKey = { headers: { "x-api-key": key } };

const outcome = ({ status, json }) => ({ status, json });
const bookings = async () => (await request("GET", "/bookings", withKey)).json?.bookings;

test("lets requests with the key through", async () => {
  await restart({ env: { API_KEY: key } });
  expect(outcome(await request("GET", "/bookings", withKey))).toEqual({ status: 200, json: { bookings: 0 } });
  expect(outcome(await request("POST", "/bookings", withKey))).toEqual({
    status: 201,
    json: { bookings: 1 },
  });
  expect(outcome(await request("DELETE", "/bookings/last", withKey))).toEqual({
    status: 200,
    json: { bookings: 0 },
  });
});

test("answers 401 without the right key, and books nothing", async () => {
  const before = await bookings();
  for (const headers of [{}, { "x-api-key": `${key}1` }, { "x-api-key": "" }]) {
    expect((await request("GET", "/bookings", { headers })).status).toBe(401);
    expect((await request("POST", "/bookings", { headers })).status).toBe(401);
  }
  expect(await bookings()).toBe(before);
});

test("guards every path and method below /bookings", async () => {
  await request("POST", "/bookings", withKey);
  const before = await bookings();
  expect((await request("DELETE", "/bookings/last")).status).toBe(401);
  expect((await request(pick(["PUT", "PATCH"]), `/bookings/${randomInt(1, 9)}`)).status).toBe(401);
  expect(await bookings()).toBe(before);
});

test("leaves /health open", async () => {
  expect(outcome(await request("GET", "/health"))).toEqual({ status: 200, json: { ok: true } });
});

test("gives every answer an id of its own, also 401 and 404", async () => {
  const answers = [
    await request("GET", "/health"),
    await request("GET", "/health"),
    await request("GET", "/bookings"),
    await request("POST", "/bookings", withKey),
    await request("GET", `/nowhere/${randomInt(1, 99)}`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 201, 404]);
  const ids = answers.map(({ headers }) => headers["x-request-id"]);
  for (const id of ids) expect(id).toMatch(/\S/);
  expect(new Set(ids).size).toBe(ids.length);
});

test("repeats the id that the client sent", async () => {
  const id = `app-${randomInt(1, 999_999)}`;
  for (const path of ["/health", "/bookings", "/nowhere"]) {
    expect((await request("GET", path, { headers: { "x-request-id": id } })).headers["x-request-id"]).toBe(
      id,
    );
  }
});

test("serves the files of the folder public, and no others", async () => {
  const { status, text } = await request("GET", "/hours.txt");
  expect({ status, text }).toEqual({ status: 200, text: HOURS });
  expect((await request("GET", "/server.js")).status).toBe(404);
  expect((await request("GET", "/package.json")).status).toBe(404);
});

test("refuses everybody as long as no key is set", async () => {
  await restart();
  expect((await request("GET", "/bookings")).status).toBe(401);
  expect((await request("POST", "/bookings", { headers: { "x-api-key": "undefined" } })).status).toBe(401);
  expect((await request("GET", "/bookings", { headers: { "x-api-key": "" } })).status).toBe(401);
});
