import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

const HOME = "https://cinema.example";
const LOCAL = "http://localhost:5173";
const POLICY = {
  origins: [HOME, LOCAL],
  methods: ["GET", "POST", "DELETE"],
  headers: ["Content-Type", "X-Seat"],
};
const requestOf = (method, origin, more = {}) => ({
  method,
  headers: { host: "api.cinema.example", ...(origin === undefined ? {} : { origin }), ...more },
});
const ASKS = { "access-control-request-method": "DELETE", "access-control-request-headers": "content-type" };
const preflight = (origin) => requestOf("OPTIONS", origin, ASKS);
const headersFor = (request, policy = POLICY) => call("corsHeaders", request, policy);

/** Requests of every sort with this origin. */
const requestsWith = (origin) => [
  ...["GET", "HEAD", "POST", "DELETE", "OPTIONS"].map((method) => requestOf(method, origin)),
  preflight(origin),
];

/** One header of the responses to requests of every sort with each of these origins. */
async function expectEverywhere(origins, name, expectedFor) {
  for (const origin of origins)
    for (const request of requestsWith(origin)) {
      const found = (await headersFor(request))[name];
      expect({ request, [name]: found }).toEqual({ request, [name]: expectedFor(origin) });
    }
}

const STRANGERS = [
  "https://evil.example",
  "https://cinema.example.evil.example",
  "https://evilcinema.example",
  "https://tickets.cinema.example",
  "http://cinema.example",
  "https://cinema.example:8443",
  "http://localhost:3000",
  "http://localhost",
  "null",
  "",
];

describe("isPreflight", () => {
  test("is true for OPTIONS with both headers", { checks: ["preflight"] }, async () => {
    for (const origin of [HOME, "https://evil.example", "null"])
      expect({ origin, found: await call("isPreflight", preflight(origin)) }).toEqual({
        origin,
        found: true,
      });
  });

  test("is false for all other requests", { checks: ["preflight"] }, async () => {
    const requests = [
      ...["GET", "POST", "DELETE", "OPTIONS"].map((method) => requestOf(method, HOME)),
      requestOf("OPTIONS", undefined, ASKS),
      requestOf("OPTIONS", undefined),
      requestOf("GET", HOME, ASKS),
      requestOf("POST", HOME, ASKS),
    ];
    for (const request of requests)
      expect({ request, found: await call("isPreflight", request) }).toEqual({ request, found: false });
  });
});

describe("corsHeaders", () => {
  test("has vary in every response", { checks: ["vary"] }, () =>
    expectEverywhere([HOME, LOCAL, "https://evil.example", undefined], "vary", () => "Origin"),
  );

  test("allows the origin that asks and is in the list", { checks: ["allowed"] }, () =>
    expectEverywhere([HOME, LOCAL], "access-control-allow-origin", (origin) => origin),
  );

  test("uses the list of the policy", { checks: ["allowed", "refused"] }, async () => {
    const origin = `https://cinema-${randomInt(1, 999)}.example`;
    for (const origins of [[origin], [LOCAL, origin, HOME]]) {
      const found = (await headersFor(requestOf("GET", origin), { ...POLICY, origins }))[
        "access-control-allow-origin"
      ];
      expect({ origins, found }).toEqual({ origins, found: origin });
    }
    expect(await headersFor(requestOf("GET", HOME), { ...POLICY, origins: [origin] })).toEqual({
      vary: "Origin",
    });
    expect(await headersFor(requestOf("GET", HOME), { ...POLICY, origins: [] })).toEqual({ vary: "Origin" });
  });

  test("allows cookies, in preflights and in other responses", { checks: ["credentials"] }, () =>
    expectEverywhere([HOME, LOCAL], "access-control-allow-credentials", () => "true"),
  );

  test("allows no origin that is only similar", { checks: ["whole", "refused"] }, async () => {
    for (const origin of STRANGERS)
      for (const request of requestsWith(origin))
        expect({ request, headers: await headersFor(request) }).toEqual({
          request,
          headers: { vary: "Origin" },
        });
  });

  test("allows nothing without an origin", { checks: ["refused"] }, async () => {
    for (const request of requestsWith(undefined))
      expect({ request, headers: await headersFor(request) }).toEqual({
        request,
        headers: { vary: "Origin" },
      });
  });

  const DETAILS = [
    ["methods", "access-control-allow-methods"],
    ["headers", "access-control-allow-headers"],
  ];
  test.each(DETAILS)(
    "names the %s of the policy in a preflight",
    {
      checks: ["methods", "headers"],
    },
    async (which, name) => {
      for (const list of [["GET", "PUT"], ["X-Seat"], POLICY[which], ["A", "B", "C", pick(["D", "E"])]]) {
        const found = (await headersFor(preflight(HOME), { ...POLICY, [which]: list }))[name];
        expect({ policy: { [which]: list }, [name]: found }).toEqual({
          policy: { [which]: list },
          [name]: list.join(", "),
        });
      }
    },
  );

  test("lets a browser remember a preflight for ten minutes", { checks: ["max-age"] }, async () => {
    for (const origin of [HOME, LOCAL])
      expect(await headersFor(preflight(origin))).toMatchObject({ "access-control-max-age": "600" });
  });

  test("gives other requests no headers of a preflight", { checks: ["only-preflight"] }, async () => {
    const requests = [
      ...["GET", "POST", "DELETE", "OPTIONS"].map((method) => requestOf(method, HOME)),
      requestOf("GET", HOME, ASKS),
    ];
    for (const request of requests)
      expect({ request, names: Object.keys(await headersFor(request)).toSorted() }).toEqual({
        request,
        names: ["access-control-allow-credentials", "access-control-allow-origin", "vary"],
      });
  });
});
