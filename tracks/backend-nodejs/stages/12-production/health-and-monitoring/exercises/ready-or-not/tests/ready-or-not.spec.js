import { expect, request, restart, test, wait } from "@aulo/runner/spec";

/** A second, and some time for the way there and back. */
const WITHIN_MS = 1200;
const NEVER_MS = "60000";
const ask = (path) => request("GET", path, { withinMs: WITHIN_MS });
const put = (state) => request("PUT", `/simulate/${state}`);
const calls = async () => (await request("GET", "/simulate/calls")).json;

const READY = { "GET /readyz": 200, status: "ready" };
const notReady = (...waitingFor) => ({ "GET /readyz": 503, status: "not ready", waitingFor });
const ALIVE = { "GET /healthz": 200, status: "ok" };

async function readiness() {
  const { status, json } = await ask("/readyz");
  const answer = { "GET /readyz": status, status: json?.status };
  if (status === 200) return answer;
  return {
    ...answer,
    waitingFor: Array.isArray(json?.waitingFor) ? json.waitingFor.toSorted() : json?.waitingFor,
  };
}

async function life() {
  const { status, json } = await ask("/healthz");
  return { "GET /healthz": status, status: json?.status };
}

/** Asks until the service is ready, for some time. */
async function untilReady() {
  await put("up");
  for (let tries = 0; tries < 12; tries += 1) {
    if ((await ask("/readyz")).status === 200) return;
    await wait(50);
  }
}

test("is ready when all is well", { checks: ["ready"] }, async () => {
  await untilReady();
  expect(await readiness()).toEqual(READY);
  expect(await life()).toEqual(ALIVE);
});

test("is alive, but not ready, while it warms up", {
  checks: ["at-once", "not-ready", "alive"],
}, async () => {
  await restart({ env: { WARM_UP_MS: NEVER_MS } });
  expect(await life()).toEqual(ALIVE);
  expect(await readiness()).toEqual(notReady("warm-up"));
});

test("names all that it waits for", { checks: ["waiting-for"] }, async () => {
  await restart({ env: { WARM_UP_MS: NEVER_MS, WAREHOUSE: "down" } });
  expect(await readiness()).toEqual(notReady("warehouse", "warm-up"));
});

test("asks the warehouse while it warms up, too", { checks: ["anew", "within-a-second"] }, async () => {
  await restart({ env: { WARM_UP_MS: NEVER_MS, WAREHOUSE: "hanging" } });
  const before = await calls();
  expect(await readiness()).toEqual(notReady("warehouse", "warm-up"));
  expect({ pings: (await calls()).pings - before.pings }).toEqual({ pings: 1 });
});

test("warms up once, at the start", { checks: ["warm-up-once"] }, async () => {
  await restart();
  expect({ warmUps: (await calls()).warmUps }).toEqual({ warmUps: 1 });
  await untilReady();
  await Promise.all([readiness(), readiness(), life()]);
  expect({ warmUps: (await calls()).warmUps }).toEqual({ warmUps: 1 });
});

test("is ready once it has warmed up", { checks: ["ready"] }, async () => {
  await restart({ env: { WARM_UP_MS: "300" } });
  await untilReady();
  expect(await readiness()).toEqual(READY);
});

test("is not ready while the warehouse is down, and ready again after", {
  checks: ["not-ready", "anew"],
}, async () => {
  await untilReady();
  for (let round = 1; round <= 2; round += 1) {
    await put("down");
    expect(await readiness()).toEqual(notReady("warehouse"));
    await put("up");
    expect(await readiness()).toEqual(READY);
  }
});

test("asks the warehouse anew for each call, also for two at the same time", {
  checks: ["anew"],
}, async () => {
  await untilReady();
  const before = await calls();
  await Promise.all([readiness(), readiness()]);
  await readiness();
  expect({ pings: (await calls()).pings - before.pings }).toEqual({ pings: 3 });
});

test("stays alive whatever the warehouse does, without asking it", {
  checks: ["alive", "asks-nothing"],
}, async () => {
  await untilReady();
  for (const state of ["down", "hanging", "up"]) {
    await put(state);
    const before = await calls();
    expect({ warehouse: state, ...(await life()) }).toEqual({ warehouse: state, ...ALIVE });
    expect({ pings: (await calls()).pings - before.pings }).toEqual({ pings: 0 });
  }
});

test("says not ready within a second when the warehouse hangs", { checks: ["within-a-second"] }, async () => {
  await untilReady();
  await put("hanging");
  expect(await Promise.all([readiness(), life(), readiness()])).toEqual([
    notReady("warehouse"),
    ALIVE,
    notReady("warehouse"),
  ]);
  await put("up");
  expect(await readiness()).toEqual(READY);
});

test("keeps the reason to itself", { checks: ["no-reason"] }, async () => {
  await untilReady();
  await put("down");
  const { status, text } = await ask("/readyz");
  expect({ "GET /readyz": status }).toEqual({ "GET /readyz": 503 });
  expect(text).not.toMatch(/10\.20|5432|no route/);
});
