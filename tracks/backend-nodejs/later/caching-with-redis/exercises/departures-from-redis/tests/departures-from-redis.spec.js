import { expect, randomInt, redis, request, restart, test, wait } from "@aulo/runner/spec";

const MINUTES = { market: [3, 9, 21], harbour: [1, 14], station: [6], "old town": [2, 30], castle: [] };
const pathOf = (stop) => `/stops/${encodeURIComponent(stop)}/departures`;

/** Status, cache header and body of a request for departures. */
async function departures(stop, options) {
  const { status, headers, json } = await request("GET", pathOf(stop), options);
  return { status, cache: headers["x-cache"] ?? "no header", json };
}

/** The same without the number of the load. */
async function shown(stop, options) {
  const { status, cache, json } = await departures(stop, options);
  return { [`GET ${pathOf(stop)}`]: { status, cache, minutes: json?.minutes ?? json } };
}
const show = (stop, cache, minutes = MINUTES[stop]) => ({
  [`GET ${pathOf(stop)}`]: { status: 200, cache, minutes },
});

async function putDelay(stop, minutes, options) {
  const path = `/stops/${encodeURIComponent(stop)}/delay`;
  const { status } = await request("PUT", path, { json: { minutes }, ...options });
  return { [`PUT ${path}`]: status };
}

const keys = async () => (await redis.command("KEYS", "*")).toSorted();

let hasWaited = false;

/** Empties Redis. The first time it waits until the program has connected, which it does beside its start. */
async function begin() {
  for (let turn = 0; turn < 50 && !hasWaited; turn += 1) {
    await request("GET", pathOf("station"));
    await wait(20);
    if ((await keys()).length > 0) break;
  }
  hasWaited = true;
  await redis.reset();
}

test("loads on a miss, and keeps the departures under the key", {
  checks: ["miss", "keeps", "key"],
  timeoutMs: 10_000,
}, async () => {
  await begin();
  for (const stop of ["market", "old town", "castle"]) {
    const { status, cache, json } = await departures(stop);
    const { load } = json ?? {};
    expect({ stop, status, cache, json }).toEqual({
      stop,
      status: 200,
      cache: "miss",
      json: { stop, load, minutes: MINUTES[stop] },
    });
    for (let turn = 0; turn < 50 && (await redis.command("GET", `departures:${stop}`)) === null; turn += 1)
      await wait(20);
    const kept = await redis.command("GET", `departures:${stop}`);
    expect({ [`GET departures:${stop}`]: kept && JSON.parse(kept) }).toEqual({
      [`GET departures:${stop}`]: { stop, load, minutes: MINUTES[stop] },
    });
  }
  expect({ keys: await keys() }).toEqual({
    keys: ["departures:castle", "departures:market", "departures:old town"],
  });
});

test("keeps them for 60 seconds", { checks: ["ttl"] }, async () => {
  await begin();
  await departures("harbour");
  await wait(20);
  const seconds = await redis.command("TTL", "departures:harbour");
  expect({ "TTL departures:harbour": seconds > 40 && seconds <= 60 ? 60 : seconds }).toEqual({
    "TTL departures:harbour": 60,
  });
});

test("responds with the kept departures, without a load", { checks: ["hit", "key", "ttl"] }, async () => {
  await begin();
  const first = await departures("station");
  await wait(20);
  const second = await departures("station");
  expect({ first: first.cache, second: second.cache, load: second.json?.load }).toEqual({
    first: "miss",
    second: "hit",
    load: first.json?.load,
  });
  // Another process has kept these.
  const minutes = [randomInt(1, 9), randomInt(10, 60)];
  await redis.command("SET", "departures:market", JSON.stringify({ stop: "market", minutes }), "EX", 50);
  expect(await shown("market")).toEqual(show("market", "hit", minutes));
  const seconds = await redis.command("TTL", "departures:market");
  expect({ "TTL after a hit": seconds > 0 && seconds <= 50 ? "not longer" : seconds }).toEqual({
    "TTL after a hit": "not longer",
  });
});

test("takes a broken value for a miss, and replaces it", { checks: ["broken"] }, async () => {
  await begin();
  for (const text of ["{broken", "", "undefined"]) {
    await redis.command("SET", "departures:harbour", text);
    expect({ text, ...(await shown("harbour")) }).toEqual({ text, ...show("harbour", "miss") });
    await wait(20);
    const kept = await redis.command("GET", "departures:harbour");
    expect({ text, replaced: kept !== text }).toEqual({ text, replaced: true });
  }
});

test("keeps nothing for an unknown stop and after a failure", {
  checks: ["nothing-kept", "routes"],
}, async () => {
  await begin();
  const found = {};
  for (const stop of ["nowhere", "constructor", "depot"])
    for (const turn of ["first", "second"]) {
      const { status, json } = await departures(stop);
      found[`${stop}, ${turn}`] = { status, error: typeof json?.error };
    }
  const unknown = { status: 404, error: "string" };
  const failed = { status: 503, error: "string" };
  expect(found).toEqual({
    "nowhere, first": unknown,
    "nowhere, second": unknown,
    "constructor, first": unknown,
    "constructor, second": unknown,
    "depot, first": failed,
    "depot, second": failed,
  });
  await wait(50);
  expect({ keys: await keys() }).toEqual({ keys: [] });
});

test("a delay removes the key of its stop only", { checks: ["removes", "routes"] }, async () => {
  await begin();
  await departures("market");
  await departures("old town");
  await departures("harbour");
  expect(await putDelay("old town", 5)).toEqual({ "PUT /stops/old%20town/delay": 204 });
  expect(await shown("old town")).toEqual(show("old town", "miss", [7, 35]));
  expect(await shown("market")).toEqual(show("market", "hit"));
  expect(await shown("harbour")).toEqual(show("harbour", "hit"));
  await putDelay("old town", 0);
});

test("saves the delay before it removes the key", { checks: ["save-first"] }, async () => {
  await begin();
  const saved = putDelay("station", 4);
  await wait(50);
  await departures("station");
  await saved;
  expect(await shown("station")).toEqual(show("station", "miss", [10]));
  await putDelay("station", 0);
});

/** Lets Redis refuse the program's connections for this long; it is away as if its machine were off. */
async function away(ms) {
  const { maxclients: most } = await redis.command("CONFIG", "GET", "maxclients");
  await redis.command("CONFIG", "SET", "maxclients", "1");
  await redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
  await wait(ms);
  return () => redis.command("CONFIG", "SET", "maxclients", most);
}

test("uses the cache again after a lost connection", {
  checks: ["back", "away"],
  timeoutMs: 15_000,
}, async () => {
  await begin();
  await departures("market");
  await redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
  expect(await shown("harbour")).toEqual(show("harbour", "miss"));
  let cache = "";
  for (let turn = 0; turn < 40 && cache !== "hit"; turn += 1) {
    ({ cache } = await departures("market"));
    await wait(50);
  }
  expect({ "GET /stops/market/departures": cache }).toEqual({ "GET /stops/market/departures": "hit" });
});

test("responds when Redis is connected and silent", {
  checks: ["silent"],
  timeoutMs: 15_000,
}, async () => {
  await begin();
  await departures("market");
  await redis.command("CLIENT", "PAUSE", 4_000, "ALL");
  const options = { withinMs: 2_000 };
  const [read, write] = await Promise.all([shown("harbour", options), putDelay("station", 0, options)]);
  expect({ ...read, ...write }).toEqual({ ...show("harbour", "miss"), "PUT /stops/station/delay": 204 });
});

test("uses the cache again after a long time without Redis", {
  checks: ["back", "away"],
  timeoutMs: 15_000,
}, async () => {
  await begin();
  await departures("market");
  const comeBack = await away(1_500);
  expect(await shown("harbour")).toEqual(show("harbour", "miss"));
  await comeBack();
  let cache = "";
  for (let turn = 0; turn < 80 && cache !== "hit"; turn += 1) {
    ({ cache } = await departures("market"));
    await wait(50);
  }
  expect({ "GET /stops/market/departures": cache }).toEqual({ "GET /stops/market/departures": "hit" });
});

test("starts and responds when Redis cannot be reached", {
  checks: ["away"],
  timeoutMs: 15_000,
}, async () => {
  await restart({ env: { REDIS_URL: "redis://127.0.0.1:1" } });
  for (let turn = 0; turn < 3; turn += 1) {
    expect({ turn, ...(await shown("harbour")) }).toEqual({ turn, ...show("harbour", "miss") });
  }
  expect(await putDelay("harbour", 6)).toEqual({ "PUT /stops/harbour/delay": 204 });
  expect(await shown("harbour")).toEqual(show("harbour", "miss", [7, 20]));
  const { status } = await departures("nowhere");
  expect({ "GET /stops/nowhere/departures": status }).toEqual({ "GET /stops/nowhere/departures": 404 });
});
