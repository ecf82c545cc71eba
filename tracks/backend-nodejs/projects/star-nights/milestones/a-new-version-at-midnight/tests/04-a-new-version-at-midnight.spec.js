import {
  bringDatabaseBack,
  describe,
  expect,
  pick,
  printed,
  query,
  randomInt,
  stop,
  takeDatabaseAway,
  test,
  wait,
} from "@aulo/runner/spec";
import { begin, begun, book, comes, firstAccepted, logged, night, send, serve } from "./api.js";

const ENDS_MS = 2500;
const SLOW = { timeoutMs: 20_000 };
const STOPPING = { "/readyz": 503, json: { status: "not ready", waitingFor: ["stop"] } };

async function readiness() {
  const { status, json } = await send("GET /readyz");
  return { "/readyz": status, json };
}

const answered = (promise) =>
  promise.then(
    ({ status }) => status,
    () => "no response",
  );

/** Whether the service takes no new request, within the time that a request may last without the database. */
async function closes() {
  const until = Date.now() + 1000;
  while (Date.now() < until) {
    if ((await answered(send("GET /healthz"))) === "no response") return true;
    await wait(10);
  }
  return false;
}

const bookings = async (id) =>
  (await query("SELECT count(*)::int AS made FROM bookings WHERE night_id = $1", [id]))[0].made;

let visitors = 0;

/**
 * One visitor books again and again, until `until` says that it is enough. The statuses, in their order, without 503: on a busy
 * machine the database may be late, and a visitor tries again then.
 */
async function visitor(id, until) {
  visitors += 1;
  const headers = { "x-forwarded-for": `198.51.100.${visitors}` };
  const statuses = [];
  for (let turn = 0; turn < 1000 && !until(statuses); turn += 1) {
    const status = await answered(book(id, {}, { headers, withinMs: 4000 }));
    if (status !== 503) statuses.push(status);
  }
  return statuses;
}

const MANY = { BOOKINGS_PER_MINUTE: "100000", REQUESTS_PER_MINUTE: "100000" };

describe("a stop", () => {
  test("drains, closes and ends", {
    checks: ["says-so", "drain", "close", "code-0", "last-line"],
    ...SLOW,
  }, async () => {
    await begin({ DRAIN_MS: "2000" });
    const id = await night();
    const signal = pick(["SIGTERM", "SIGINT"]);
    await send("GET /nights");
    const before = (await printed()).stdout.length;
    const stopping = stop(signal, { withinMs: 2000 + ENDS_MS });
    let ready = await readiness();
    const from = Date.now();
    while (ready["/readyz"] === 200 && Date.now() < from + 800) ready = await readiness();
    // A proxy keeps its connections, unless it is told otherwise.
    const booked = await book(id, {}, { headers: { connection: "keep-alive" } });
    const seen = { booked: booked.status, connection: booked.headers.connection };
    const { exitCode, signal: killedBy } = await stopping;
    expect(ready).toEqual(STOPPING);
    expect(seen).toEqual({ booked: 201, connection: "close" });
    expect({ exitCode, killedBy }).toEqual({ exitCode: 0, killedBy: null });
    const lines = (await printed()).stdout.slice(before).trim().split("\n");
    expect(JSON.parse(lines.at(-1))).toMatchObject({ level: "info", msg: "stopped" });
  });

  test.each(["SIGTERM", "SIGINT"])(
    "ends at once after %s when there is nothing to wait for",
    { checks: ["code-0", "drain"], ...SLOW },
    async (signal) => {
      await serve({ DRAIN_MS: "0" });
      await send("GET /nights");
      const { exitCode, signal: killedBy } = await stop(signal, { withinMs: ENDS_MS });
      expect({ exitCode, killedBy }).toEqual({ exitCode: 0, killedBy: null });
    },
  );

  test("finishes what is running", {
    checks: ["finish", "closed", "code-0"],
    timeoutMs: 40_000,
  }, async () => {
    // A visitor is told after two seconds that the database is away. On a busy machine this may be too early for us.
    let found;
    for (let turn = 0; turn < 3; turn += 1) {
      await serve({ DRAIN_MS: "0" });
      const id = await night();
      await send("GET /nights");
      await takeDatabaseAway({ silent: true });
      const from = Date.now();
      const running = answered(book(id, {}, { withinMs: 6000 }));
      await begun();
      const stopping = stop("SIGTERM", { withinMs: 6000 });
      const isClosed = await closes();
      await bringDatabaseBack();
      const silentMs = Date.now() - from;
      const [status, { exitCode }] = [await running, await stopping];
      found = { isClosed, status, exitCode, bookings: await bookings(id) };
      if (status !== 503 || silentMs < 400) break;
    }
    expect(found).toEqual({ isClosed: true, status: 201, exitCode: 0, bookings: 1 });
  });

  test("cuts off what hangs", { checks: ["deadline"], ...SLOW }, async () => {
    await serve({ DRAIN_MS: "0", STOP_WITHIN_MS: "150" });
    await send("GET /nights");
    await takeDatabaseAway({ silent: true });
    const running = answered(send("GET /nights", { withinMs: 4000 }));
    await begun();
    const { exitCode, signal } = await stop("SIGTERM", { withinMs: ENDS_MS });
    await bringDatabaseBack();
    expect({ running: await running, exitCode, signal }).toEqual({
      running: "no response",
      exitCode: 1,
      signal: null,
    });
  });

  test("has settings that are checked", { checks: ["settings"], timeoutMs: 30_000 }, async () => {
    const tries = { DRAIN_MS: ["-1", "60001", "soon"], STOP_WITHIN_MS: ["99", "60001"] };
    expect({ accepted: await firstAccepted(tries) }).toEqual({ accepted: null });
  });
});

describe("the night of the comet", () => {
  test("has as many bookings as places", {
    checks: ["places", "none-lost", "adds-up"],
    ...SLOW,
  }, async () => {
    await serve(MANY);
    const places = randomInt(9, 14);
    const id = await night(places);
    const { result, lines } = await logged(() =>
      Promise.all(Array.from({ length: 5 }, () => visitor(id, ({ length }) => length === 5))),
    );
    const statuses = result.flat();
    const told = (status) => statuses.filter((one) => one === status).length;
    expect({ 201: told(201), 409: told(409) }).toEqual({ 201: places, 409: 25 - places });
    expect({ bookings: await bookings(id) }).toEqual({ bookings: places });
    const path = `/nights/${id}/bookings`;
    const logs = lines.filter((line) => line.path === path && line.status !== 503);
    const { text } = await send("GET /metrics");
    const count = /route="\/nights\/:id\/bookings",status="201"\} (\d+)/.exec(text)?.[1];
    const booked = logs.filter(({ status }) => status === 201).length;
    expect({ lines: logs.length, "lines with 201": booked, metrics: Number(count) }).toEqual({
      lines: 25,
      "lines with 201": places,
      metrics: places,
    });
  });

  test("loses nobody when a new version comes", { checks: ["none-lost", "drain"], ...SLOW }, async () => {
    await serve({ ...MANY, DRAIN_MS: "500" });
    const id = await night(100_000);
    let isOver = false;
    const all = Promise.all(
      Array.from({ length: 4 }, () => visitor(id, (statuses) => isOver || statuses.at(-1) === "no response")),
    );
    await comes(async () => (await bookings(id)) > 8);
    const { exitCode } = await stop("SIGTERM", { withinMs: 500 + ENDS_MS });
    isOver = true;
    const statuses = (await all).flat();
    const others = [...new Set(statuses)].filter((status) => status !== 201 && status !== "no response");
    const told = statuses.filter((status) => status === 201).length;
    expect({ exitCode, others, bookings: await bookings(id) }).toEqual({
      exitCode: 0,
      others: [],
      bookings: told,
    });
  });
});
