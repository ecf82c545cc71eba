import { expect, randomInt, request, restart, test } from "@aulo/runner/spec";

const FILES = {
  "/hours.txt": "Reception: every day, 7 to 23\nBreakfast: every day, 7 to 10\n",
  "/prices.txt": "Single room: 74 euros\nDouble room: 98 euros\n",
};
const key = `Key-${randomInt(100_000, 999_999)}`;
const withKey = { headers: { "x-api-key": key } };

const outcome = ({ status, json }) => ({ status, json });
const bookings = async () => (await request("GET", "/bookings", withKey)).json?.bookings;

/** The status of the response to each of these requests, by its method and path. */
async function statusesOf(requests, options = {}) {
  const statuses = {};
  for (const [method, path] of requests)
    statuses[`${method} ${path}`] = (await request(method, path, options)).status;
  return statuses;
}

/** As statusesOf, all with the same status. */
const allWith = (status, requests) =>
  Object.fromEntries(requests.map(([method, path]) => [`${method} ${path}`, status]));

const READ_AND_BOOK = [
  ["GET", "/bookings"],
  ["POST", "/bookings"],
];

/** Each of these headers alone must be answered with 401. */
async function expectRefusals(all) {
  for (const headers of all)
    expect({ headers, ...(await statusesOf(READ_AND_BOOK, { headers })) }).toEqual({
      headers,
      ...allWith(401, READ_AND_BOOK),
    });
}

const NO_KEYS = [{}, { "x-api-key": "" }, { "x-api-key": "undefined" }, { "x-api-key": key }];

test("refuses everybody as long as the key is not set", { checks: ["no-key-set", "refused"] }, () =>
  expectRefusals(NO_KEYS),
);

test("refuses everybody as long as the key is empty", { checks: ["no-key-set", "refused"] }, async () => {
  await restart({ env: { API_KEY: "" } });
  await expectRefusals(NO_KEYS);
});

test("lets requests with the key through", { checks: ["key", "routes"] }, async () => {
  await restart({ env: { API_KEY: key } });
  const found = {};
  const steps = ["GET /bookings", "POST /bookings", "POST /bookings", "DELETE /bookings/last"];
  for (const [at, step] of steps.entries())
    found[`${at + 1}. ${step}`] = outcome(await request(...step.split(" "), withKey));
  expect(found).toEqual({
    "1. GET /bookings": { status: 200, json: { bookings: 0 } },
    "2. POST /bookings": { status: 201, json: { bookings: 1 } },
    "3. POST /bookings": { status: 201, json: { bookings: 2 } },
    "4. DELETE /bookings/last": { status: 200, json: { bookings: 1 } },
  });
});

test("answers 404 with the key where there is no route", { checks: ["routes"] }, async () => {
  const requests = [
    ["GET", "/bookings/last"],
    ["PUT", "/bookings"],
    ["DELETE", "/bookings"],
  ];
  expect(await statusesOf(requests, withKey)).toEqual(allWith(404, requests));
});

const WRONG_KEYS = ["", `${key}1`, key.slice(0, -1), key.toLowerCase(), "undefined", "null"];

test("answers 401 without the right key, and books nothing", { checks: ["key", "refused"] }, async () => {
  const before = await bookings();
  await expectRefusals([{}, ...WRONG_KEYS.map((wrong) => ({ "x-api-key": wrong })), { authorization: key }]);
  expect({ bookingsAfterwards: await bookings() }).toEqual({ bookingsAfterwards: before });
});

test("guards every path and method below /bookings", { checks: ["below", "refused"] }, async () => {
  await request("POST", "/bookings", withKey);
  const before = await bookings();
  const requests = [
    "/bookings",
    "/bookings/last",
    `/bookings/${randomInt(1, 9)}`,
    "/bookings/last/today",
  ].flatMap((path) => ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method) => [method, path]));
  expect(await statusesOf(requests)).toEqual(allWith(401, requests));
  expect({ bookingsAfterwards: await bookings() }).toEqual({ bookingsAfterwards: before });
});

test("lets nobody in without the key by another spelling of the address", {
  checks: ["spellings", "refused"],
}, async () => {
  const before = await bookings();
  const requests = [
    "/BOOKINGS",
    "/Bookings",
    "/bookings/",
    "/bookings?all=1",
    "/%62ookings",
    "//bookings",
  ].flatMap((path) => [
    ["GET", path],
    ["POST", path],
  ]);
  requests.push(["DELETE", "/Bookings/LAST"], ["DELETE", "/bookings/last/"]);
  const statuses = await statusesOf(requests);
  const letIn = Object.keys(statuses).filter((name) => ![401, 404].includes(statuses[name]));
  expect({ letInWithoutTheKey: letIn }).toEqual({ letInWithoutTheKey: [] });
  expect({ bookingsAfterwards: await bookings() }).toEqual({ bookingsAfterwards: before });
});

test("asks for no key at addresses that only begin alike", { checks: ["not-below"] }, async () => {
  const requests = [
    ["GET", "/bookings-help"],
    ["POST", "/bookingslast"],
    ["GET", "/help/bookings"],
  ];
  expect(await statusesOf(requests)).toEqual(allWith(404, requests));
});

test("leaves /health open", { checks: ["open"] }, async () => {
  const found = {
    "without a key": outcome(await request("GET", "/health")),
    "with a wrong key": outcome(await request("GET", "/health", { headers: { "x-api-key": "wrong" } })),
  };
  const open = { status: 200, json: { ok: true } };
  expect(found).toEqual({ "without a key": open, "with a wrong key": open });
});

test("gives every response an id of its own, also a 401, a 404 and a file", { checks: ["id"] }, async () => {
  const responses = {
    "GET /health": await request("GET", "/health"),
    "GET /health again": await request("GET", "/health"),
    "GET /bookings without the key": await request("GET", "/bookings"),
    "POST /bookings": await request("POST", "/bookings", withKey),
    "GET /nowhere": await request("GET", `/nowhere/${randomInt(1, 99)}`),
    "GET /hours.txt": await request("GET", "/hours.txt"),
  };
  const names = Object.keys(responses);
  const idOf = (name) => responses[name].headers["x-request-id"];
  expect({ withoutAnId: names.filter((name) => !/\S/.test(idOf(name) ?? "")) }).toEqual({ withoutAnId: [] });
  const ids = names.map(idOf);
  expect({ sameIdAsBefore: names.filter((name, at) => ids.indexOf(idOf(name)) < at) }).toEqual({
    sameIdAsBefore: [],
  });
});

test("repeats the id that the client sent", { checks: ["repeated-id"] }, async () => {
  const id = `app-${randomInt(1, 999_999)}`;
  const [found, expected] = [{}, {}];
  for (const path of ["/health", "/bookings", "/nowhere", "/hours.txt"]) {
    const { headers } = await request("GET", path, { headers: { "x-request-id": id } });
    found[`GET ${path}`] = headers["x-request-id"];
    expected[`GET ${path}`] = id;
  }
  expect(found).toEqual(expected);
});

test("serves the files of the folder public", { checks: ["files"] }, async () => {
  const found = {};
  for (const path of Object.keys(FILES)) {
    const { status, text } = await request("GET", path);
    found[path] = status === 200 ? text : `status ${status}`;
  }
  expect(found).toEqual(FILES);
});

test("serves no other files", { checks: ["no-other-files"] }, async () => {
  const requests = ["/server.js", "/package.json", "/public/server.js", "/hours", "/nothing.txt"].map(
    (path) => ["GET", path],
  );
  expect(await statusesOf(requests)).toEqual(allWith(404, requests));
});
