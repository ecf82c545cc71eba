import { expect, pick, randomInt, request, restart, test, wait } from "@aulo/runner/spec";

const WITHIN_MS = 1500;
const ask = (path) => request("GET", path, { withinMs: WITHIN_MS });
const put = (state) => request("PUT", `/simulate/${state}`);
const pings = async () => (await request("GET", "/simulate/pings")).json.pings;
const outcome = ({ status, json }) => ({ status, said: json?.status, waitingFor: json?.waitingFor });
const READY = { status: 200, said: "ready" };
const notReady = (...waitingFor) => ({ status: 503, said: "not ready", waitingFor });

async function untilReady() {
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await ask("/readyz")).status === 200) return;
    await wait(50);
  }
}

test("is ready when all is well", async () => {
  await untilReady();
  expect(outcome(await ask("/readyz"))).toMatchObject(READY);
});

test("is alive, but not ready, while it warms up", async () => {
  await restart({ env: { WARM_UP_MS: "2500" } });
  expect(outcome(await ask("/healthz"))).toMatchObject({ status: 200, said: "ok" });
  expect(outcome(await ask("/readyz"))).toEqual(notReady("warm-up"));
  await wait(2600);
  expect(outcome(await ask("/readyz"))).toMatchObject(READY);
});

test("is not ready while the warehouse is down, and ready again after", async () => {
  await untilReady();
  for (let rounds = randomInt(1, 2); rounds > 0; rounds -= 1) {
    await put("down");
    expect(outcome(await ask("/readyz"))).toEqual(notReady("warehouse"));
    await put("up");
    expect(outcome(await ask("/readyz"))).toMatchObject(READY);
  }
});

test("stays alive whatever the warehouse does, without asking it", async () => {
  await untilReady();
  for (const state of pick([
    ["down", "hanging"],
    ["hanging", "down"],
  ])) {
    await put(state);
    const before = await pings();
    expect(outcome(await ask("/healthz"))).toMatchObject({ status: 200, said: "ok" });
    expect(await pings()).toBe(before);
  }
  await put("up");
});

test("says not ready within a second when the warehouse hangs", async () => {
  await untilReady();
  await put("hanging");
  expect(outcome(await ask("/readyz"))).toEqual(notReady("warehouse"));
  await put("up");
  expect(outcome(await ask("/readyz"))).toMatchObject(READY);
});

test("names all that it waits for", async () => {
  await restart({ env: { WARM_UP_MS: "30000", WAREHOUSE: "down" } });
  const { waitingFor, ...rest } = outcome(await ask("/readyz"));
  expect(rest).toEqual({ status: 503, said: "not ready" });
  expect([...waitingFor].sort()).toEqual(["warehouse", "warm-up"]);
});

test("keeps the reason to itself", async () => {
  await restart({ env: { WAREHOUSE: "down" } });
  const { status, text } = await ask("/readyz");
  expect(status).toBe(503);
  expect(text).not.toMatch(/10\.20|5432|no route/);
});
