import {
  bringDatabaseBack,
  describe,
  expect,
  query,
  randomInt,
  takeDatabaseAway,
  test,
  wait,
} from "@aulo/runner/spec";
import { begin, book, comes, KEEPER, logged, night, START_MS, send, serve } from "./api.js";

/** A second or two, and the time there and back. */
const ONE_SECOND = { withinMs: 1500 };
const TWO_SECONDS = { withinMs: 2600 };
const SLOW = { timeoutMs: 20_000 };

async function health(path, options = ONE_SECOND) {
  const { status, json } = await send(`GET ${path}`, options);
  return { [path]: status, json };
}

/** Whether a call succeeds again soon. */
const recovers = (call, status) => comes(async () => (await call()).status === status);

/** The readiness after the database is back. */
async function readyAgain() {
  await recovers(() => send("GET /readyz"), 200);
  return health("/readyz");
}

const ALIVE = { "/healthz": 200, json: { status: "ok" } };
const READY = { "/readyz": 200, json: { status: "ready" } };
const NOT_READY = { "/readyz": 503, json: { status: "not ready", waitingFor: ["database"] } };

/** Does the work without the database. */
async function away(work, options = {}) {
  await takeDatabaseAway(options);
  try {
    return await work();
  } finally {
    await bringDatabaseBack();
  }
}

const refusal = ({ status, json, headers }) => ({
  status,
  json,
  "Retry-After": /^\d+$/.test(`${headers["retry-after"]}`) ? "seconds" : headers["retry-after"],
});

const unavailable = (response) => ({
  status: 503,
  json: { error: expect.any(String), requestId: response.headers["x-request-id"] },
  "Retry-After": "seconds",
});

async function numbers() {
  const { text } = await send("GET /metrics");
  const found = {};
  for (const line of text.split("\n")) {
    const match = /^http_requests_total\{([^}]*)\} (\d+)$/.exec(line.trim());
    if (!match) continue;
    const labels = Object.fromEntries(
      [...match[1].matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    found[`${labels.method} ${labels.route} ${labels.status}`] = Number(match[2]);
  }
  return found;
}

describe("the health", () => {
  test("is fine", { checks: ["alive", "ready"], ...START_MS }, async () => {
    await begin();
    expect(await health("/healthz")).toEqual(ALIVE);
    expect(await health("/readyz")).toEqual(READY);
  });

  test("is not ready without the database, and alive", { checks: ["not-ready", "alive"] }, async () => {
    const found = await away(async () => [await health("/healthz"), await health("/readyz")]);
    expect(found).toEqual([ALIVE, NOT_READY]);
    expect(await readyAgain()).toEqual(READY);
  });

  test("is told in time when the database says nothing", {
    checks: ["ready-in-time", "alive"],
    ...SLOW,
  }, async () => {
    const ask = (path) => health(path).catch(({ message }) => message);
    const found = await away(
      async () => [await ask("/readyz"), await ask("/healthz"), await ask("/readyz")],
      {
        silent: true,
      },
    );
    expect(found).toEqual([NOT_READY, ALIVE, NOT_READY]);
    expect(await readyAgain()).toEqual(READY);
  });

  test("may be asked without a limit", { checks: ["health-unlimited"], ...START_MS }, async () => {
    await serve({ REQUESTS_PER_MINUTE: "2" });
    const found = [];
    for (let time = 0; time < 3; time += 1)
      found.push((await send("GET /healthz")).status, (await send("GET /readyz")).status);
    expect(found).toEqual([200, 200, 200, 200, 200, 200]);
  });
});

describe("a bad night", () => {
  test("is told to whoever needs the database", {
    checks: ["unavailable", "retry-after", "others", "recovers"],
    ...START_MS,
  }, async () => {
    await serve();
    const id = await night();
    const calls = {
      look: () => send("GET /nights"),
      book: () => book(id),
      cancel: () => send("DELETE /bookings/1", { headers: { "x-booking-code": "abc" } }),
    };
    const found = await away(async () => {
      const all = [];
      for (const [name, call] of Object.entries(calls)) all.push([name, await call()]);
      return { all, others: [(await send("GET /moon")).status, (await send("GET /keeper/bookings")).status] };
    });
    for (const [name, response] of found.all)
      expect({ name, ...refusal(response) }).toEqual({ name, ...unavailable(response) });
    expect(found.others).toEqual([404, 401]);
    expect({ look: await recovers(calls.look, 200), book: await recovers(calls.book, 201) }).toEqual({
      look: true,
      book: true,
    });
  });

  test("keeps nobody waiting", { checks: ["in-time", "unavailable"], ...SLOW }, async () => {
    const id = await night();
    const ask = (call) => call.then(refusal, ({ message }) => message);
    const found = await away(
      async () => [await ask(send("GET /nights", TWO_SECONDS)), await ask(book(id, {}, TWO_SECONDS))],
      {
        silent: true,
      },
    );
    expect(found.map((one) => one.status ?? one)).toEqual([503, 503]);
  });

  test("keeps nobody waiting when many come", {
    checks: ["in-time", "others", "recovers"],
    ...SLOW,
  }, async () => {
    const found = await away(
      async () => {
        const all = Array.from({ length: 50 }, () =>
          send("GET /nights", { withinMs: 3000 }).then(
            ({ status }) => status,
            () => "no response",
          ),
        );
        const alive = await health("/healthz");
        return { alive, statuses: [...new Set(await Promise.all(all))] };
      },
      { silent: true },
    );
    expect(found).toEqual({ alive: ALIVE, statuses: [503] });
    expect({ look: await recovers(() => send("GET /nights"), 200) }).toEqual({ look: true });
  });

  test("is in the log", { checks: ["told"] }, async () => {
    const { lines } = await logged(() => away(() => send("GET /nights")));
    expect(lines.filter(({ path }) => path === "/nights")).toEqual([
      expect.objectContaining({
        level: "error",
        status: 503,
        error: expect.objectContaining({ message: expect.any(String), stack: expect.any(String) }),
      }),
    ]);
  });

  test("leaves no ghosts", { checks: ["no-ghosts", "recovers"], ...SLOW }, async () => {
    const id = await night(3);
    await away(() => book(id, { name: "Ghost" }, TWO_SECONDS).catch(() => "no response"), { silent: true });
    await comes(async () => (await book(id, { name: "Runa" })).status === 201);
    await wait(600); // for a late one
    expect(await query("SELECT name FROM bookings WHERE night_id = $1", [id])).toEqual([{ name: "Runa" }]);
  });

  test("is no fault of ours", { checks: ["own-fault"] }, async () => {
    await query("ALTER TABLE nights RENAME TO hidden_nights");
    const { status } = await send("GET /nights").finally(() =>
      query("ALTER TABLE hidden_nights RENAME TO nights"),
    );
    expect({ "GET /nights": status }).toEqual({ "GET /nights": 500 });
  });
});

describe("the numbers", () => {
  test("count requests by their routes", {
    checks: ["metrics", "route", "unknown", "own-requests"],
    ...START_MS,
  }, async () => {
    await serve();
    expect(await numbers()).toEqual({});
    const [first, second] = [await night(), await night()];
    const looks = randomInt(2, 5);
    for (let time = 0; time < looks; time += 1) await send("GET /nights");
    await book(first);
    await book(second, { email: "none" });
    await send("GET /bookings/17?code=abc");
    await send("DELETE /bookings/18", { headers: { "x-booking-code": "abc" } });
    await send("GET /keeper/bookings", { headers: KEEPER });
    await send("POST /nights", { json: {} });
    await send("GET /moon/1");
    await send("GET /moon/2?phase=full");
    await send("GET /healthz");
    await send("GET /readyz");
    const found = await numbers();
    expect(found).toEqual({
      "GET /nights 200": looks,
      "POST /nights/:id/bookings 201": 1,
      "POST /nights/:id/bookings 400": 1,
      "GET /bookings/:id 404": 1,
      "DELETE /bookings/:id 404": 1,
      "GET /keeper/bookings 200": 1,
      "POST /nights 401": 1,
      "GET unknown 404": 2,
    });
  });
});
