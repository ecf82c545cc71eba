import { expect, pick, randomInt, request, restart, test } from "@aulo/runner/spec";

const PAGE = "https://club.example";
const KEY = { "x-club-key": "green door" };
const fromPage = { ...KEY, origin: PAGE };
const LARGE = JSON.stringify({ title: "x".repeat(11_000) });
const JSON_TYPE = { "content-type": "application/json" };
const preflightOf = (method, origin = PAGE) => ({
  headers: {
    origin,
    "access-control-request-method": method,
    "access-control-request-headers": "content-type,x-club-key",
  },
});

/** One request of every sort, by its name. */
const SORTS = {
  "GET /books": ["GET", "/books", { headers: fromPage }],
  "GET /books without the key": ["GET", "/books", { headers: { origin: PAGE } }],
  "GET /nowhere": ["GET", "/nowhere", { headers: fromPage }],
  "POST /books without a title": ["POST", "/books", { headers: fromPage, json: {} }],
  "POST /books with 11 kB": ["POST", "/books", { headers: { ...fromPage, ...JSON_TYPE }, body: LARGE }],
  "preflight of DELETE": ["OPTIONS", "/books", preflightOf("DELETE")],
};

/** A part of the response to each request, by its name. */
async function responsesTo(sorts, part) {
  const found = {};
  for (const [name, [method, path, options]] of Object.entries(sorts))
    found[name] = part(await request(method, path, options));
  return found;
}
const forAll = (sorts, value) => Object.fromEntries(Object.keys(sorts).map((name) => [name, value]));
const outcome = ({ status, json }) => ({ status, json });

test("keeps the guard and the routes", { checks: ["routes"] }, async () => {
  const title = `Emma ${randomInt(1, 99)}`;
  const found = await responsesTo(
    {
      "1. GET /books": ["GET", "/books", { headers: KEY }],
      "2. GET /books without the key": ["GET", "/books"],
      "3. POST /books without the key": ["POST", "/books", { json: { title } }],
      "4. POST /books without a title": ["POST", "/books", { headers: KEY, json: { name: title } }],
      "5. GET /me": ["GET", "/me", { headers: KEY }],
      "6. GET /me with a wrong key": ["GET", "/me", { headers: { "x-club-key": "red door" } }],
    },
    outcome,
  );
  const refused = { status: 401, json: { error: "The key is missing." } };
  expect(found).toEqual({
    "1. GET /books": { status: 200, json: [] },
    "2. GET /books without the key": refused,
    "3. POST /books without the key": refused,
    "4. POST /books without a title": { status: 400, json: { error: "A book needs a title." } },
    "5. GET /me": { status: 200, json: { name: null } },
    "6. GET /me with a wrong key": refused,
  });
});

test("parses JSON", { checks: ["body"] }, async () => {
  await restart();
  const titles = ["Emma", `Ulysses ${randomInt(1, 99)}`, "x".repeat(9_000)];
  for (const title of titles) {
    const found = outcome(await request("POST", "/books", { headers: KEY, json: { title } }));
    expect(found).toEqual({ status: 201, json: { title } });
  }
  const { json, headers } = await request("GET", "/books", { headers: KEY });
  expect({ json, total: headers["x-total"] }).toEqual({ json: titles, total: "3" });
});

test("answers 413 above 10 kB", { checks: ["body"] }, async () => {
  const { status } = await request("POST", "/books", { headers: { ...KEY, ...JSON_TYPE }, body: LARGE });
  expect({ "POST /books with 11 kB": status }).toEqual({ "POST /books with 11 kB": 413 });
});

test("parses no body without the key", { checks: ["guard-first"] }, async () => {
  for (const [what, body] of [
    ["11 kB", LARGE],
    ["broken JSON", '{"title": '],
  ])
    for (const headers of [JSON_TYPE, { ...JSON_TYPE, "x-club-key": pick(["red door", "green"]) }]) {
      const { status } = await request("POST", "/books", { headers, body });
      expect({ what, headers, status }).toEqual({ what, headers, status: 401 });
    }
});

test("sends the headers of helmet with every response", { checks: ["secure-headers"] }, async () => {
  const found = await responsesTo(SORTS, ({ headers }) => ({
    "x-content-type-options": headers["x-content-type-options"],
    "referrer-policy": headers["referrer-policy"],
    "x-frame-options": headers["x-frame-options"],
    "x-powered-by": headers["x-powered-by"],
    // Express replaces the policy of its own error pages by a stricter one.
    hasPolicy: "content-security-policy" in headers,
    hasTransportSecurity: "strict-transport-security" in headers,
  }));
  expect(found).toEqual(
    forAll(SORTS, {
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "SAMEORIGIN",
      "x-powered-by": undefined,
      hasPolicy: true,
      hasTransportSecurity: true,
    }),
  );
});

test("answers preflights without a key", { checks: ["preflight"] }, async () => {
  for (const method of ["POST", "PUT", "DELETE"])
    for (const path of ["/books", "/me"]) {
      const { status, headers } = await request("OPTIONS", path, preflightOf(method));
      // No route takes the other methods, so the list may leave them out.
      const isNeeded = method === "POST";
      const allows = (name) => (headers[`access-control-allow-${name}`] ?? "").toLowerCase();
      expect({
        preflight: `${method} ${path}`,
        isSuccess: status >= 200 && status < 300,
        method: !isNeeded || allows("methods").includes("post"),
        key: allows("headers").includes("x-club-key"),
        type: allows("headers").includes("content-type"),
      }).toEqual({ preflight: `${method} ${path}`, isSuccess: true, method: true, key: true, type: true });
    }
});

test("lets the page read every response, with cookies", { checks: ["allowed"] }, async () => {
  const found = await responsesTo(SORTS, ({ headers }) => ({
    origin: headers["access-control-allow-origin"],
    credentials: headers["access-control-allow-credentials"],
  }));
  expect(found).toEqual(forAll(SORTS, { origin: PAGE, credentials: "true" }));
});

test("lets the page read x-total", { checks: ["exposed"] }, async () => {
  const { headers } = await request("GET", "/books", { headers: fromPage });
  const names = (headers["access-control-expose-headers"] ?? "").toLowerCase().split(/ *, */);
  expect({ exposed: names }).toMatchObject({ exposed: expect.arrayContaining(["x-total"]) });
});

const STRANGERS = [
  "https://evil.example",
  "https://club.example.evil.example",
  "https://myclub.example",
  "http://club.example",
  "https://club.example:8443",
  "null",
];

test("names no other origin", { checks: ["others"] }, async () => {
  for (const origin of STRANGERS) {
    const responses = [
      await request("GET", "/books", { headers: { ...KEY, origin } }),
      await request("OPTIONS", "/books", preflightOf("DELETE", origin)),
    ];
    const allowed = responses.map(({ headers }) => headers["access-control-allow-origin"]);
    expect({ origin, mayRead: allowed.filter((one) => one === origin || one === "*") }).toEqual({
      origin,
      mayRead: [],
    });
  }
});

test("lets a browser remember a preflight for ten minutes", { checks: ["remembered"] }, async () => {
  const { headers } = await request("OPTIONS", "/books", preflightOf("POST"));
  expect({ maxAge: headers["access-control-max-age"] }).toEqual({ maxAge: "600" });
});

test("reads cookies", { checks: ["cookies"] }, async () => {
  for (const [cookie, name] of [
    ["name=Ada", "Ada"],
    ["theme=dark; name=In%C3%AAs%20P; x=1", "Inês P"],
    ["theme=dark", null],
    ["name=a=b", "a=b"],
  ]) {
    const found = outcome(await request("GET", "/me", { headers: { ...KEY, cookie } }));
    expect({ cookie, ...found }).toEqual({ cookie, status: 200, json: { name } });
  }
});
