import {
  bringDatabaseBack,
  describe,
  expect,
  query,
  randomInt,
  request,
  takeDatabaseAway,
  test,
  wait,
} from "@aulo/runner/spec";
import { as, askForNew, begin, bring, comes, firstAccepted, openSlot, PASSWORD, send, serve } from "./api.js";

const START_MS = { timeoutMs: 25_000 };
const SLOW = { timeoutMs: 40_000 };
const EMAIL = "vera@post.example";
const WRONG = { email: EMAIL, password: "not this one" };
const RIGHT = { email: EMAIL, password: PASSWORD };

let addresses = 0;

/** Headers of a client that nobody has seen before. */
function client() {
  addresses += 1;
  return { "x-forwarded-for": `203.0.113.${addresses}` };
}

/** The minutes of the service may be those of the clock. Waits for the next one when this one ends soon. */
async function earlyInTheMinute() {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < 6000) await wait(leftMs + 50);
}

function logIn(json, headers) {
  return request("POST", "/session", { json, headers, withinMs: 5000 });
}

const statusOf = async (promise) => (await promise).status;
const sessions = async () => (await query("SELECT count(*)::int AS made FROM sessions"))[0].made;

/** The parts of a "no" that are promised. */
function no({ status, headers, json }) {
  const seconds = `${headers["retry-after"]}`;
  return {
    status,
    type: headers["content-type"]?.split(";")[0],
    named: [json?.status, typeof json?.title, typeof json?.detail, json?.error === json?.detail],
    requestId: json?.requestId === headers["x-request-id"],
    "Retry-After": /^[1-9]\d*$/.test(seconds) && Number(seconds) <= 60 ? "1 to 60" : seconds,
  };
}

const usualNo = (status) => ({
  status,
  type: "application/problem+json",
  named: [status, "string", "string", true],
  requestId: true,
  "Retry-After": "1 to 60",
});

describe("a client", () => {
  test("may try some logins in a minute", {
    checks: ["logins", "tries", "before", "usual", "retry-after", "logins-only"],
    ...START_MS,
  }, async () => {
    await begin({ LOGINS_PER_MINUTE: "4" });
    await request("POST", "/accounts", { json: { name: "Vera", ...RIGHT }, withinMs: 5000 });
    await earlyInTheMinute();
    const headers = client();
    const login = await logIn(RIGHT, headers);
    const { password } = WRONG;
    const found = [login.status, await statusOf(logIn(WRONG, headers)), await statusOf(logIn({}, headers))];
    found.push(await statusOf(logIn({ email: "nobody@post.example", password }, headers)));
    expect({ "four logins": found }).toEqual({ "four logins": [200, 401, 400, 401] });
    const before = await sessions();
    const refused = await logIn(RIGHT, headers);
    expect(no(refused)).toEqual(usualNo(429));
    expect({ "new sessions": (await sessions()) - before }).toEqual({ "new sessions": 0 });
    const cookie = `session=${/session=([^;]+)/.exec([login.headers["set-cookie"]].flat().join())?.[1]}`;
    const others = {};
    for (const call of ["GET /hours", "GET /things", "GET /session", "DELETE /session"])
      others[call] = await statusOf(request(...call.split(" "), { headers: { ...headers, cookie } }));
    expect(others).toEqual({
      "GET /hours": 200,
      "GET /things": 200,
      "GET /session": 200,
      "DELETE /session": 204,
    });
  });

  test("is counted apart from all others", { checks: ["each-client", "client"], ...START_MS }, async () => {
    await earlyInTheMinute();
    const [first, address] = [client(), `198.51.100.${randomInt(1, 250)}`];
    const madeUp = (turn) => ({ "x-forwarded-for": `192.0.2.${turn}, ${address}` });
    const found = { first: [], second: [], "made up": [] };
    for (let turn = 0; turn < 5; turn += 1) found.first.push(await statusOf(logIn({}, first)));
    found.second.push(await statusOf(logIn({}, client())));
    for (let turn = 0; turn < 5; turn += 1) found["made up"].push(await statusOf(logIn({}, madeUp(turn))));
    const used = [400, 400, 400, 400, 429];
    expect(found).toEqual({ first: used, second: [400], "made up": used });
  });

  test("may make some requests in a minute", {
    checks: ["requests", "health-free"],
    ...START_MS,
  }, async () => {
    await serve({ REQUESTS_PER_MINUTE: "6" });
    await earlyInTheMinute();
    const headers = client();
    const ask = (call) => statusOf(request(...call.split(" "), { headers }));
    const health = [];
    for (const call of ["GET /health", "GET /v1/ready", "GET /health", "GET /ready"])
      health.push(await ask(call));
    const found = [];
    const calls = [
      "GET /hours",
      "GET /v1/categories",
      "GET /nowhere",
      "GET /things",
      "GET /v1/nowhere",
      "PUT /hours",
    ];
    for (const call of calls) found.push(await ask(call));
    const refused = [await ask("GET /hours"), await ask("GET /v1/nowhere"), await ask("POST /things")];
    for (const call of ["GET /health", "GET /ready", "GET /v1/health"]) health.push(await ask(call));
    expect({ found, refused, health }).toEqual({
      found: [200, 200, 404, 401, 404, 405],
      refused: [429, 429, 429],
      health: [200, 200, 200, 200, 200, 200, 200],
    });
    const other = await statusOf(request("GET", "/hours", { headers: client() }));
    expect({ "another client": other }).toEqual({ "another client": 200 });
  });

  test("has ten logins when nobody says otherwise", { checks: ["ten"], ...START_MS }, async () => {
    await serve({ LOGINS_PER_MINUTE: undefined });
    await earlyInTheMinute();
    const headers = client();
    const found = [];
    for (let turn = 0; turn < 11; turn += 1) found.push(await statusOf(logIn({}, headers)));
    expect({ logins: found }).toEqual({ logins: [...Array(10).fill(400), 429] });
  });
});

describe("the limits", () => {
  test("are checked at the start", { checks: ["settings"], ...SLOW }, async () => {
    const tries = { REQUESTS_PER_MINUTE: ["0", "many"], LOGINS_PER_MINUTE: ["100001", "2.5"] };
    expect({ accepted: await firstAccepted(tries) }).toEqual({ accepted: null });
  });

  test("hold for an address too", { checks: ["long-address"], ...START_MS }, async () => {
    await begin();
    const found = {};
    for (const length of [2000, 2001, 5000]) {
      const start = "/v1/things?search=";
      found[length] = await statusOf(send(`GET ${start}${"x".repeat(length - start.length)}`));
    }
    found["a long path"] = await statusOf(send(`GET /things/${"1".repeat(2500)}`));
    expect(found).toEqual({ 2000: 200, 2001: 414, 5000: 414, "a long path": 414 });
  });
});

/** Does the work without the database. */
async function away(work, options = {}) {
  await takeDatabaseAway(options);
  try {
    return await work();
  } finally {
    await bringDatabaseBack();
  }
}

/** Whether a call has this status again within some seconds. */
const recovers = (call, status) => comes(async () => (await call().catch(() => ({}))).status === status);

describe("without the database", () => {
  test("whoever needs it is told so", {
    checks: ["unavailable", "come-back", "usual", "others", "recovers"],
    ...SLOW,
  }, async () => {
    const [thing, slot] = [await bring(), await openSlot()];
    const calls = [
      `GET /things/${thing.id}`,
      "GET /things",
      `GET /slots/${slot.id}`,
      "GET /v1/reports/slots",
    ];
    const found = await away(async () => {
      const told = [];
      for (const call of calls) told.push([call, no(await send(call, { withinMs: 4000 }))]);
      const lamp = { json: { name: "lamp", category: "lamps" }, withinMs: 4000 };
      told.push(["POST /things", no(await send("POST /things", lamp))]);
      told.push(["POST /session", no(await logIn(RIGHT))]);
      const others = {};
      for (const call of ["GET /hours", "GET /categories/toys", "GET /nowhere", "GET /things", "PUT /hours"])
        others[call] = await statusOf(request(...call.split(" ")));
      return { told: Object.fromEntries(told), others };
    });
    const all = [...calls, "POST /things", "POST /session"];
    expect(found).toEqual({
      told: Object.fromEntries(all.map((call) => [call, usualNo(503)])),
      others: {
        "GET /hours": 200,
        "GET /categories/toys": 200,
        "GET /nowhere": 404,
        "GET /things": 401,
        "PUT /hours": 405,
      },
    });
    const again = {};
    for (const call of calls) again[call] = await recovers(() => send(call), 200);
    expect(again).toEqual(Object.fromEntries(calls.map((call) => [call, true])));
  });

  test("nobody waits for long", { checks: ["in-time", "others", "recovers"], ...SLOW }, async () => {
    await send("GET /things");
    const marta = await as("Marta", "coordinator");
    const ask = () =>
      marta.request("GET", "/things", { withinMs: 3600 }).then(
        ({ status }) => status,
        () => "no response",
      );
    const found = await away(
      async () => {
        const all = Array.from({ length: 12 }, ask);
        const hours = await statusOf(request("GET", "/hours"));
        return { hours, statuses: [...new Set(await Promise.all(all))] };
      },
      { silent: true },
    );
    expect(found).toEqual({ hours: 200, statuses: [503] });
    expect({ "GET /things": await recovers(() => send("GET /things"), 200) }).toEqual({
      "GET /things": true,
    });
  });

  test("nothing happens later", { checks: ["not-later"], ...SLOW }, async () => {
    const marta = await as("Marta", "coordinator");
    const { id } = await askForNew();
    const ask = (method, path, json) =>
      marta.request(method, path, { json, withinMs: 3600 }).then(
        ({ status }) => status,
        () => "no response",
      );
    const found = await away(
      () =>
        Promise.all([
          ask("PUT", `/repairs/${id}/claim`),
          ask("POST", "/things", { name: "a ghost", category: "toys" }),
        ]),
      { silent: true },
    );
    await recovers(() => send("GET /things"), 200);
    await wait(600); // for a late one
    const { status } = (await send(`GET /repairs/${id}`)).json;
    const ghosts = await query("SELECT name FROM things WHERE name = 'a ghost'");
    expect({ found, repair: status, ghosts: ghosts.length }).toEqual({
      found: [503, 503],
      repair: "waiting",
      ghosts: 0,
    });
  });
});
