import { describe, expect, query, randomInt, test, wait } from "@aulo/runner/spec";
import { begin, book, firstAccepted, KEEPER, logged, night, START_MS, send, serve } from "./api.js";

const JSON_TYPE = { "content-type": "application/json" };

let addresses = 0;

/** Headers of a client that nobody has seen before. */
function client(madeUp = "") {
  addresses += 1;
  return { "x-forwarded-for": `${madeUp}203.0.113.${addresses}` };
}

/** The minutes of the service may be those of the clock. Waits for the next one when this one ends soon. */
async function earlyInTheMinute() {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < 4000) await wait(leftMs + 50);
}

/** How often each status came, in the order of the first time. */
function tally(statuses) {
  const found = {};
  for (const status of statuses) found[status] = (found[status] ?? 0) + 1;
  return found;
}

async function repeat(times, work) {
  const statuses = [];
  for (let time = 0; time < times; time += 1) statuses.push((await work(time)).status);
  return tally(statuses);
}

const bookings = async (id) =>
  (await query("SELECT count(*)::int AS made FROM bookings WHERE night_id = $1", [id]))[0].made;

describe("every response", () => {
  test("is strict with browsers", { checks: ["headers", "no-name"], ...START_MS }, async () => {
    await begin();
    const id = await night();
    const broken = { body: "{", headers: JSON_TYPE };
    const calls = {
      "GET /nights": () => send("GET /nights"),
      "a booking": () => book(id),
      "no address": () => send("GET /moon"),
      "no key": () => send("GET /keeper/bookings"),
      "no JSON": () => send(`POST /nights/${id}/bookings`, broken),
      "a large body": () => book(id, { name: "x".repeat(20_000) }),
    };
    for (const [name, call] of Object.entries(calls)) {
      const { headers } = await call();
      const policy = `${headers["content-security-policy"]}`.split(";").map((part) => part.trim());
      const maxAge = Number(/max-age=(\d+)/.exec(headers["strict-transport-security"])?.[1] ?? 0);
      expect({
        call: name,
        policy: ["default-src 'none'", "frame-ancestors 'none'"].filter((part) => policy.includes(part)),
        sniff: headers["x-content-type-options"],
        referrer: headers["referrer-policy"],
        "a year of https": maxAge >= 31_536_000,
        software: headers["x-powered-by"] ?? headers.server,
      }).toEqual({
        call: name,
        policy: ["default-src 'none'", "frame-ancestors 'none'"],
        sniff: "nosniff",
        referrer: "no-referrer",
        "a year of https": true,
        software: undefined,
      });
    }
  });
});

describe("a body", () => {
  test("has 10 kilobytes at most", { checks: ["size", "error"] }, async () => {
    const id = await night();
    const filled = (bytes) => {
      const start = '{"name":"Runa","email":"r@example.org","places":1,"note":"';
      return `${start}${"x".repeat(bytes - start.length - 2)}"}`;
    };
    const sent = (bytes) => send(`POST /nights/${id}/bookings`, { body: filled(bytes), headers: JSON_TYPE });
    const [fits, large] = [await sent(10_240), await sent(10_241)];
    expect({ 10240: fits.status, 10241: large.status, json: large.json }).toEqual({
      10240: 201,
      10241: 413,
      json: { error: expect.any(String) },
    });
  });

  test("is JSON, and says so", { checks: ["type", "error"] }, async () => {
    const id = await night();
    const body = JSON.stringify({ name: "Runa", email: "r@example.org", places: 1 });
    const found = {};
    found["no type"] = (await send(`POST /nights/${id}/bookings`, { body })).status;
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-8"])
      found[type] = (
        await send(`POST /nights/${id}/bookings`, { body, headers: { "content-type": type } })
      ).status;
    expect(found).toEqual({
      "no type": 415,
      "text/plain": 415,
      "application/x-www-form-urlencoded": 415,
      "application/json; charset=utf-8": 201,
    });
  });
});

describe("a client", () => {
  test("may try some bookings in a minute", {
    checks: ["bookings", "retry-after", "before", "error", "bookings-only", "in-the-log"],
    ...START_MS,
  }, async () => {
    await serve({ BOOKINGS_PER_MINUTE: "3" });
    await earlyInTheMinute();
    const id = await night();
    const headers = client();
    expect(await repeat(3, () => book(id, {}, { headers }))).toEqual({ 201: 3 });
    const { result, lines } = await logged(() => book(id, {}, { headers }));
    const seconds = `${result.headers["retry-after"]}`;
    const isFit = /^\d+$/.test(seconds) && Number(seconds) >= 1 && Number(seconds) <= 60;
    expect({ status: result.status, json: result.json, "Retry-After": isFit ? "1 to 60" : seconds }).toEqual({
      status: 429,
      json: { error: expect.any(String) },
      "Retry-After": "1 to 60",
    });
    expect(lines.map(({ status, level }) => ({ status, level }))).toEqual([{ status: 429, level: "info" }]);
    expect({ bookings: await bookings(id) }).toEqual({ bookings: 3 });
    const looks = [
      (await send("GET /nights", { headers })).status,
      (await send("DELETE /bookings/1", { headers })).status,
    ];
    expect(looks).toEqual([200, 404]);
  });

  test("has tried, whatever came of it", { checks: ["tries"], ...START_MS }, async () => {
    await earlyInTheMinute();
    const id = await night(1);
    const headers = client();
    expect({ unfit: (await book(id, { email: "none" }, { headers })).status }).toEqual({ unfit: 400 });
    expect({ full: (await book(id, { places: 2 }, { headers })).status }).toEqual({ full: 409 });
    expect({ none: (await book(999_999, {}, { headers })).status }).toEqual({ none: 404 });
    expect({ next: (await book(id, {}, { headers })).status }).toEqual({ next: 429 });
  });

  test("is counted apart from all others", { checks: ["each-client", "client"], ...START_MS }, async () => {
    await earlyInTheMinute();
    const id = await night(200);
    const first = client();
    expect(await repeat(4, () => book(id, {}, { headers: first }))).toEqual({ 201: 3, 429: 1 });
    expect(await repeat(2, () => book(id, {}, { headers: client() }))).toEqual({ 201: 2 });
    const address = `203.0.113.${randomInt(210, 250)}`;
    const made = (time) => ({ "x-forwarded-for": `198.51.100.${time}, ${address}` });
    expect(await repeat(5, (time) => book(id, {}, { headers: made(time) }))).toEqual({ 201: 3, 429: 2 });
  });

  test("may make some requests in a minute", {
    checks: ["requests", "retry-after"],
    ...START_MS,
  }, async () => {
    await serve({ REQUESTS_PER_MINUTE: "6" });
    await earlyInTheMinute();
    const headers = client();
    const calls = ["GET /nights", "GET /moon", "GET /keeper/bookings", "DELETE /bookings/1"];
    const found = await repeat(8, (time) => send(calls[time % calls.length], { headers }));
    expect({ refused: found[429] }).toEqual({ refused: 2 });
    const { status, headers: sent } = await send("GET /nights", { headers });
    expect({ status, "Retry-After": /^\d+$/.test(`${sent["retry-after"]}`) }).toEqual({
      status: 429,
      "Retry-After": true,
    });
    expect({ other: (await send("GET /nights", { headers: client() })).status }).toEqual({ other: 200 });
    const keeper = { ...KEEPER, ...headers };
    const open = await send("POST /nights", { headers: keeper, json: { day: "2032-01-01", places: 1 } });
    expect({ "a keeper from there": open.status }).toEqual({ "a keeper from there": 429 });
  });
});

describe("the limits", () => {
  test("are settings that are checked", { checks: ["settings"], timeoutMs: 30_000 }, async () => {
    const tries = { BOOKINGS_PER_MINUTE: ["0", "many"], REQUESTS_PER_MINUTE: ["100001", "2.5"] };
    expect({ accepted: await firstAccepted(tries) }).toEqual({ accepted: null });
  });

  test("are 20 bookings when nobody says otherwise", { checks: ["settings"], ...START_MS }, async () => {
    await serve();
    await earlyInTheMinute();
    const id = await night(200);
    const headers = client();
    expect(await repeat(21, () => book(id, {}, { headers }))).toEqual({ 201: 20, 429: 1 });
  });

  test("are 300 requests when nobody says otherwise", {
    checks: ["settings"],
    timeoutMs: 25_000,
  }, async () => {
    await earlyInTheMinute();
    const headers = client();
    const found = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const calls = Array.from({ length: 30 }, () => send("GET /moon", { headers, withinMs: 8000 }));
      for (const { status } of await Promise.all(calls)) found.push(status);
    }
    found.push((await send("GET /moon", { headers })).status);
    expect(tally(found)).toEqual({ 404: 300, 429: 1 });
  });
});
