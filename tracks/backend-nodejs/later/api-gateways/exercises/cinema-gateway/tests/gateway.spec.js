import { describe, expect, randomInt, request, restart, test } from "@aulo/runner/spec";

const as = (name, headers = {}) => ({ headers: { "x-api-key": `key-${name}`, ...headers } });
/** Requests that have reached a service so far. */
async function seen() {
  const { json } = await request("GET", "/films/seen", as("seen"));
  return Array.isArray(json) ? json : [];
}

/** Status of each request, by its name. */
async function statuses(requests) {
  const found = {};
  for (const [name, [method, path, options]] of Object.entries(requests))
    found[name] = (await request(method, path, options)).status;
  return found;
}

describe("routes", () => {
  test("hands each path on to its service", { checks: ["routes", "passed-on"] }, async () => {
    const word = `w${randomInt(1, 999)}`;
    for (const [path, service] of [
      ["/films/echo", "films"],
      ["/films", "films"],
      [`/films/${word}?page=2&q=a%20b`, "films"],
      ["/bookings/echo", "bookings"],
      ["/bookings?day=1", "bookings"],
    ]) {
      const { json } = await request("GET", path, as("ines"));
      expect({ path, service: json?.service, url: json?.url }).toEqual({ path, service, url: path });
    }
  });

  test("hands on method, body and type", { checks: ["passed-on"] }, async () => {
    const body = `{"film": "f${randomInt(1, 99)}",  "seat":"4A"}`;
    for (const [method, text, type] of [
      ["POST", body, "application/json"],
      ["PUT", body, "application/json"],
      ["PATCH", "seat=4A&name=%C3%9F", "application/x-www-form-urlencoded"],
      ["DELETE", undefined, undefined],
    ]) {
      const headers = { "x-api-key": "key-ines", ...(type ? { "content-type": type } : {}) };
      const { json } = await request(method, "/bookings/echo", { headers, body: text });
      expect({ method, found: { method: json?.method, body: json?.body, type: json?.type } }).toEqual({
        method,
        found: { method, body: text ?? "", type: type ?? null },
      });
    }
  });

  test("hands back status, body, type and location", { checks: ["passed-back"] }, async () => {
    const found = {};
    for (const [name, method, path] of [
      ["a page", "GET", "/films/page"],
      ["a missing film", "GET", "/films/gone"],
      ["a new booking", "POST", "/bookings/new"],
      ["a redirect", "GET", "/films/moved"],
      ["a busy service", "GET", "/bookings/busy"],
    ]) {
      const { status, headers, text } = await request(method, path, as("omar"));
      const type = headers["content-type"]?.split(";")[0];
      found[name] = { status, type, location: headers.location, text: text.length < 30 ? text : "long" };
    }
    const json = { type: "application/json", location: undefined, text: "long" };
    expect(found).toEqual({
      "a page": { status: 200, type: "text/html", location: undefined, text: "<p>Größe</p>" },
      "a missing film": { status: 404, ...json },
      "a new booking": { status: 201, ...json },
      "a redirect": {
        status: 302,
        type: "application/json",
        location: "/films/echo",
        text: '{"moved":true}',
      },
      "a busy service": {
        status: 503,
        type: "application/json",
        location: undefined,
        text: '{"detail":"busy"}',
      },
    });
  });

  test("answers 404 for other paths", { checks: ["routes", "stopped"] }, async () => {
    const before = await seen();
    const paths = ["/", "/internal", "/filmsx", "/films2/echo", "/x/films/echo", "/toString", "/Films/echo"];
    expect(
      await statuses(Object.fromEntries(paths.map((path) => [path, ["GET", path, as("omar")]]))),
    ).toEqual(Object.fromEntries(paths.map((path) => [path, 404])));
    expect({ "new requests at services": (await seen()).slice(before.length) }).toEqual({
      "new requests at services": [],
    });
  });

  test("keeps a path in its service's part", { checks: ["inside", "stopped"] }, async () => {
    const before = await seen();
    const paths = [
      "/films/%2e%2e/internal",
      "/films/%2E%2E/internal",
      "/films/.%2e/internal",
      "/films/x/%2e%2e/%2e%2e/internal",
      "/films/%2e%2e/internal?x=/films/",
    ];
    const found = {};
    for (const path of paths) {
      const { status, text } = await request("GET", path, as("test"));
      found[path] = { status, hasSecret: text.includes("password") };
    }
    expect(found).toEqual(Object.fromEntries(paths.map((path) => [path, { status: 404, hasSecret: false }])));
    expect({ "new requests at services": (await seen()).slice(before.length) }).toEqual({
      "new requests at services": [],
    });
  });
});

describe("keys", () => {
  test("demands a known key", { checks: ["key", "stopped"] }, async () => {
    const before = await seen();
    const requests = {
      "GET /bookings/echo": ["GET", "/bookings/echo"],
      "POST /films/echo": ["POST", "/films/echo", { json: {} }],
      "DELETE /films/echo": ["DELETE", "/films/echo"],
      "GET /home": ["GET", "/home"],
      "GET /reports/x": ["GET", "/reports/x"],
      "with an unknown key": ["GET", "/bookings/echo", as("nobody")],
      "with the key toString": ["GET", "/bookings/echo", { headers: { "x-api-key": "toString" } }],
      "with a user, without a key": ["GET", "/bookings/echo", { headers: { "x-user": "ines" } }],
    };
    expect(await statuses(requests)).toEqual(
      Object.fromEntries(Object.keys(requests).map((name) => [name, 401])),
    );
    expect({ "new requests at services": (await seen()).slice(before.length) }).toEqual({
      "new requests at services": [],
    });
  });

  test("lets everybody get films", { checks: ["public"] }, async () => {
    const requests = {
      "GET /films/echo": ["GET", "/films/echo"],
      "GET /films?page=1": ["GET", "/films?page=1"],
      "GET /films/echo with an unknown key": ["GET", "/films/echo", as("nobody")],
    };
    expect(await statuses(requests)).toEqual(
      Object.fromEntries(Object.keys(requests).map((name) => [name, 200])),
    );
  });

  test("tells the service the user, and not the key", { checks: ["user", "key-stays"] }, async () => {
    const found = {};
    for (const [name, path, options] of [
      ["with a key", "/bookings/echo", as("omar")],
      ["films with a key", "/films/echo", as("omar")],
      ["with a key and another user", "/bookings/echo", as("omar", { "x-user": "ines" })],
      ["without a key, with a user", "/films/echo", { headers: { "x-user": "ines" } }],
      ["without a key, with a user in capitals", "/films/echo", { headers: { "X-USER": "ines" } }],
    ]) {
      const { json } = await request("GET", path, options);
      found[name] = { user: json?.user, key: json?.key };
    }
    expect(found).toEqual({
      "with a key": { user: "omar", key: null },
      "films with a key": { user: "omar", key: null },
      "with a key and another user": { user: "omar", key: null },
      "without a key, with a user": { user: null, key: null },
      "without a key, with a user in capitals": { user: null, key: null },
    });
  });
});

describe("traces", () => {
  test("passes on the id of the request", { checks: ["trace"] }, async () => {
    const id = `req-${randomInt(100, 999)}`;
    const found = {};
    for (const [name, path] of [
      ["films", "/films/echo"],
      ["a 404", "/nowhere"],
      ["a failure", "/reports/x"],
    ]) {
      const { headers, json } = await request("GET", path, as("test", { "x-request-id": id }));
      found[name] = { response: headers["x-request-id"], service: json?.trace };
    }
    expect(found).toEqual({
      films: { response: id, service: id },
      "a 404": { response: id, service: undefined },
      "a failure": { response: id, service: undefined },
    });
    const { headers } = await request("GET", "/bookings/echo", { headers: { "x-request-id": id } });
    expect({ "a 401": headers["x-request-id"] }).toEqual({ "a 401": id });
  });

  test("makes an id where there is none", { checks: ["trace"] }, async () => {
    const ids = [];
    for (const path of ["/films/echo", "/films/echo"]) {
      const { headers, json } = await request("GET", path);
      const id = headers["x-request-id"];
      expect({ path, hasId: id?.length > 0, service: json?.trace }).toEqual({
        path,
        hasId: true,
        service: id,
      });
      ids.push(id);
    }
    expect({ "different ids": new Set(ids).size }).toEqual({ "different ids": 2 });
  });
});

describe("failures", () => {
  test("answers 502 when nobody listens", { checks: ["unreachable"] }, async () => {
    const { status, json } = await request("GET", "/reports/today", as("test"));
    expect({ "GET /reports/today": status, body: typeof json }).toEqual({
      "GET /reports/today": 502,
      body: "object",
    });
  });

  test("answers 504 when a service is silent, and goes on", { checks: ["late"] }, async () => {
    const silent = request("GET", "/bookings/silent", as("test")).catch(() => ({ status: "no response" }));
    const meanwhile = await request("GET", "/films/echo");
    const { status, json } = await silent;
    expect({ "GET /bookings/silent": status, body: typeof json, meanwhile: meanwhile.status }).toEqual({
      "GET /bookings/silent": 504,
      body: "object",
      meanwhile: 200,
    });
  });
});

describe("home", () => {
  test("puts films and bookings together", { checks: ["home", "trace"] }, async () => {
    const { status, json } = await request("GET", "/home", as("test", { "x-request-id": "h-1" }));
    expect({ "GET /home": status, json }).toEqual({
      "GET /home": 200,
      json: { films: ["films for test", "h-1"], bookings: ["bookings for test", "h-1"] },
    });
  });

  test("asks both at the same time", { checks: ["together"] }, async () => {
    const { status, json } = await request("GET", "/home", as("pair", { "x-request-id": "h-2" }));
    expect({ "GET /home": status, json }).toEqual({
      "GET /home": 200,
      json: { films: ["films for pair", "h-2"], bookings: ["bookings for pair", "h-2"] },
    });
  });

  test("comes without bookings when they fail", { checks: ["without-bookings"] }, async () => {
    const found = {};
    for (const [name, key] of [
      ["500", "2"],
      ["late", "4"],
      ["not JSON", "5"],
    ]) {
      const { status, json } = await request("GET", "/home", as(key));
      found[name] = { status, films: json?.films?.length, bookings: json?.bookings };
    }
    const without = { status: 200, films: 2, bookings: null };
    expect(found).toEqual({ 500: without, late: without, "not JSON": without });
  });

  test("fails when the films fail", { checks: ["without-films"] }, async () => {
    expect(
      await statuses({
        "films respond with 500": ["GET", "/home", as("1")],
        "films are late": ["GET", "/home", as("3")],
      }),
    ).toEqual({ "films respond with 500": 502, "films are late": 504 });
  });
});

describe("limit", () => {
  test("stops a user after 20 requests", { checks: ["limit", "stopped"] }, async () => {
    await restart();
    const paths = ["/films/echo", "/bookings/echo", "/films/page", "/bookings/gone"];
    const found = [];
    for (let count = 0; count < 20; count += 1)
      found.push((await request("GET", paths[count % 4], as("ines"))).status);
    expect({ "first 20": found.filter((status) => status === 429).length }).toEqual({ "first 20": 0 });
    const before = await seen();
    for (const path of ["/bookings/echo", "/films/echo", "/home"]) {
      const { status, headers } = await request("GET", path, as("ines"));
      const seconds = Number(headers["retry-after"]);
      expect({ path, status, isInAMinute: seconds >= 1 && seconds <= 60 }).toEqual({
        path,
        status: 429,
        isInAMinute: true,
      });
    }
    expect({ "new requests at services": (await seen()).slice(before.length) }).toEqual({
      "new requests at services": [],
    });
    const { status } = await request("GET", "/bookings/echo", as("omar"));
    expect({ "another user": status }).toEqual({ "another user": 200 });
  });

  test("does not count requests without a key", { checks: ["uncounted"] }, async () => {
    const found = new Set();
    for (let count = 0; count < 25; count += 1) found.add((await request("GET", "/films/echo")).status);
    expect({ "25 times GET /films/echo": [...found] }).toEqual({ "25 times GET /films/echo": [200] });
  });
});
