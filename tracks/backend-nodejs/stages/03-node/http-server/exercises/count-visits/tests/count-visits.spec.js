import { expect, randomInt, request, restart, test } from "@aulo/runner/spec";

const JSON_TYPE = /^application\/(\w+\+)?json\b/i;

async function visits() {
  const { json } = await request("GET", "/visits");
  return json?.visits;
}

const typeOf = ({ headers }) => (JSON_TYPE.test(headers["content-type"]) ? "JSON" : headers["content-type"]);

/** Sends all requests, one after another, and expects the same kind of error as the response to each. */
async function expectErrors(status, requests) {
  const before = await visits();
  const [found, expected] = [{}, {}];
  for (const [method, path, options = {}] of requests) {
    const response = await request(method, path, options);
    const { error } = response.json ?? {};
    const name = [method, path, options.body ?? JSON.stringify(options.json)].join(" ").trim();
    found[name] = { status: response.status, type: typeOf(response), error: typeof error };
    expected[name] = { status, type: "JSON", error: "string" };
  }
  expect(found).toEqual(expected);
  expect({ visitsAfterwards: await visits() }).toEqual({ visitsAfterwards: before });
}

test("says 0 before the first visit, as JSON", { checks: ["read", "json"] }, async () => {
  const response = await request("GET", "/visits");
  const { status, json } = response;
  expect({ status, type: typeOf(response), json }).toEqual({
    status: 200,
    type: "JSON",
    json: { visits: 0 },
  });
});

test("adds the people and answers 201 with the new number", { checks: ["read", "add", "json"] }, async () => {
  let before = await visits();
  for (const people of [randomInt(2, 9), 1, 1, randomInt(10, 60)]) {
    const response = await request("POST", "/visits", { json: { people } });
    before += people;
    const { status, json } = response;
    expect({ status, type: typeOf(response), json }).toEqual({
      status: 201,
      type: "JSON",
      json: { visits: before },
    });
  }
  expect({ "GET /visits": await visits() }).toEqual({ "GET /visits": before });
});

test("adds the people of all doors that report at the same time", { checks: ["add"] }, async () => {
  const before = await visits();
  const people = [3, 1, 4, 1, 5];
  await Promise.all(people.map((count) => request("POST", "/visits", { json: { people: count } })));
  expect({ "GET /visits": await visits() }).toEqual({ "GET /visits": before + 14 });
});

test("ignores the query of the address", { checks: ["query"] }, async () => {
  const before = await visits();
  const read = await request("GET", `/visits?screen=${randomInt(1, 9)}`);
  expect({ status: read.status, json: read.json }).toEqual({ status: 200, json: { visits: before } });
  const added = await request("POST", "/visits?door=north", { json: { people: 2 } });
  expect({ status: added.status, json: added.json }).toEqual({ status: 201, json: { visits: before + 2 } });
});

test("answers 404 for any other address", { checks: ["other-addresses", "error-shape", "unchanged"] }, () =>
  expectErrors(404, [
    ["GET", "/"],
    ["GET", `/visits/${randomInt(1, 9)}`],
    ["GET", "/visitors"],
    ["GET", "/visits-today"],
    ["GET", "/museum/visits"],
    ["GET", "/?page=/visits"],
    ["DELETE", "/guests"],
    ["POST", "/guests", { json: { people: 1 } }],
    ["POST", "/visits/north", { json: { people: 1 } }],
    ["POST", "/guests", { body: "{" }],
  ]),
);

test(
  "answers 405 to any other method",
  { checks: ["other-methods", "error-shape", "unchanged", "json"] },
  () =>
    expectErrors(405, [
      ["DELETE", "/visits"],
      ["PUT", "/visits", { json: { people: 2 } }],
      ["PATCH", "/visits", { json: { people: 2 } }],
      ["OPTIONS", "/visits"],
      ["DELETE", "/visits?door=north"],
    ]),
);

test("names the methods with every 405", { checks: ["other-methods"] }, async () => {
  const found = {};
  for (const method of ["DELETE", "PUT", "PATCH", "OPTIONS"]) {
    const { headers } = await request(method, "/visits");
    const names = (headers.allow ?? "").toUpperCase().split(/[\s,]+/);
    found[`Allow after ${method}`] = ["GET", "POST"].filter((name) => names.includes(name));
  }
  const both = ["GET", "POST"];
  expect(found).toEqual({
    "Allow after DELETE": both,
    "Allow after PUT": both,
    "Allow after PATCH": both,
    "Allow after OPTIONS": both,
  });
});

const asJson = { "content-type": "application/json" };
const badBody = (body) => ["POST", "/visits", { body, headers: asJson }];

test(
  "answers 400 to a body that is not JSON, and goes on serving",
  {
    checks: ["not-json", "error-shape", "goes-on", "unchanged", "json"],
  },
  () =>
    expectErrors(
      400,
      ['{"people":', `people=${randomInt(1, 9)}`, "", "{people: 3}", '{"people":'].map(badBody),
    ),
);

const BAD_PEOPLE = [
  {},
  { people: `${randomInt(2, 9)}` },
  { people: 0 },
  { people: -3 },
  { people: 1.5 },
  { people: null },
  { people: true },
  { people: [3] },
  { people: {} },
  { visits: 3 },
];

test(
  "answers 400 to people that are not a whole number from 1 up",
  {
    checks: ["bad-people", "error-shape", "unchanged", "json"],
  },
  () =>
    expectErrors(
      400,
      BAD_PEOPLE.map((json) => ["POST", "/visits", { json }]),
    ),
);

test(
  "answers 400 to JSON that is not an object, and goes on serving",
  {
    checks: ["bad-people", "error-shape", "goes-on", "unchanged"],
  },
  () =>
    expectErrors(400, ["null", "3", "0", '"3"', "true", "false", "[]", "[3]", '[{"people":3}]'].map(badBody)),
);

test("begins with 0 again after a new start", { checks: ["lost-at-the-end"] }, async () => {
  await request("POST", "/visits", { json: { people: 5 } });
  await restart();
  expect({ "GET /visits after a new start": await visits() }).toEqual({ "GET /visits after a new start": 0 });
});
