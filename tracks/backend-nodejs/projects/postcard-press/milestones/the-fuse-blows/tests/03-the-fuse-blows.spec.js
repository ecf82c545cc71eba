import { describe, expect, query, test, wait } from "@aulo/runner/spec";
import { card, countRuns, fresh, order, printed, send, startWorker, work } from "./api.js";

const fault = (to, times, kind) => query("INSERT INTO press_faults VALUES ($1, $2, $3)", [to, kind, times]);

/** Whether the time is about so many seconds from now, give or take a third. */
function isAbout(time, seconds) {
  const found = (new Date(time) - Date.now()) / 1000;
  return Math.abs(found - seconds) < seconds / 3 || `in ${found} seconds`;
}

/** Lets workers run until the card is in this state, at most ten times. */
async function workUntil(id, state, env) {
  for (let turn = 0; turn < 10 && (await card(id)).state !== state; turn += 1) await work(env);
  return card(id);
}

describe("a worker that dies", () => {
  test("leaves a card that nobody takes for a minute", {
    checks: ["lease", "due-at", "held", "counts"],
    timeoutMs: 20_000,
  }, async () => {
    await fresh();
    const [first, second] = await order("fuse", "next");
    await fault("fuse", 1, "fuse");
    expect({ signal: (await work()).signal }).toEqual({ signal: "SIGKILL" });
    const left = await card(first.id);
    expect({ state: left.state, attempts: left.attempts, minute: isAbout(left.dueAt, 60) }).toEqual({
      state: "printing",
      attempts: 1,
      minute: true,
    });
    const runs = await countRuns();
    expect({ exitCode: (await work()).exitCode }).toEqual({ exitCode: 0 });
    expect({
      card: await card(first.id),
      next: (await card(second.id)).state,
      runs: (await countRuns()) - runs,
    }).toEqual({
      card: left,
      next: "printed",
      runs: 1,
    });
  });

  test("leaves a card that is printed once in the end", {
    checks: ["abandoned", "one-copy", "counts"],
    timeoutMs: 20_000,
  }, async () => {
    const [{ id }] = await order("twice");
    await fault("twice", 2, "fuse");
    const { state, attempts, dueAt, lastError } = await workUntil(id, "printed", { LEASE_MS: "1" });
    expect({ state, attempts, dueAt, lastError, printed: await printed("twice") }).toEqual({
      state: "printed",
      attempts: 3,
      dueAt: null,
      lastError: null,
      printed: { twice: 1 },
    });
  });

  test("leaves other cards in their order", { checks: ["abandoned"], timeoutMs: 20_000 }, async () => {
    const [{ id }] = await order("abandoned");
    await fault("abandoned", 1, "fuse");
    await work({ LEASE_MS: "1" });
    await order("ordered later");
    await work();
    const rows = await query(
      `SELECT receiver FROM press_runs JOIN press_cards USING (key)
       WHERE receiver IN ('abandoned', 'ordered later') GROUP BY receiver ORDER BY max(at)`,
    );
    expect({ order: rows.map(({ receiver }) => receiver), state: (await card(id)).state }).toEqual({
      order: ["abandoned", "ordered later"],
      state: "printed",
    });
  });
});

test("a card that kills each worker: is given up", {
  checks: ["poison", "one-copy"],
  timeoutMs: 40_000,
}, async () => {
  await fresh(); // without cards whose time ends in a minute
  const [{ id }] = await order("poison");
  await fault("poison", 5, "fuse");
  const runs = await countRuns();
  const found = await workUntil(id, "failed", { LEASE_MS: "1" });
  await work({ LEASE_MS: "1" });
  expect({
    state: found.state,
    attempts: found.attempts,
    dueAt: found.dueAt,
    runs: (await countRuns()) - runs,
  }).toEqual({
    state: "failed",
    attempts: 5,
    dueAt: null,
    runs: 5,
  });
  const isSentence = typeof found.lastError === "string" && found.lastError.trim() !== "";
  const { cards } = (await send("GET /failed-cards")).json;
  expect({ lastError: isSentence || found.lastError, failed: cards }).toEqual({
    lastError: true,
    failed: [found],
  });
  const { status } = await send(`POST /cards/${id}/retry`);
  await work();
  expect({ status, state: (await card(id)).state, printed: await printed("poison") }).toEqual({
    status: 202,
    state: "printed",
    printed: { poison: 1 },
  });
});

test("a jam: is still a jam", { checks: ["counts"], timeoutMs: 30_000 }, async () => {
  const [{ id }] = await order("both");
  await fault("both", 1, "fuse");
  await work({ LEASE_MS: "1" });
  await query("INSERT INTO press_faults VALUES ('both', 'jam', 1)");
  await work({ RETRY_MS: "600000" });
  const { state, attempts, dueAt, lastError } = await card(id);
  expect({ state, attempts, lastError, "20 minutes": isAbout(dueAt, 1200) }).toEqual({
    state: "waiting",
    attempts: 2,
    lastError: "The paper is stuck.",
    "20 minutes": true,
  });
});

describe("a worker that is too slow", () => {
  /**
   * One worker takes a card, and its time is over while the press runs. Meanwhile a second worker begins and ends. On a busy machine
   * the second one needs more time, so the press must be slower.
   *
   * @param second runs the second worker
   * @returns the card when the second one has ended, and when the slow one has
   */
  async function overtake(name, kind, second) {
    for (const PRESS_MS of ["2500", "9000"]) {
      const to = `${name} ${PRESS_MS}`;
      const [{ id }] = await order(to);
      await fault(to, 1, kind);
      const slow = await startWorker({ PRESS_MS, LEASE_MS: "1" });
      while (!slow.hasEnded() && (await faultsLeft(to)) > 0) await wait(20);
      await second(to);
      const before = await card(id);
      const isOvertaken = !slow.hasEnded();
      const { exitCode } = await slow.ended;
      if (isOvertaken) return { exitCode, before, after: await card(id), printed: (await printed(to))[to] };
    }
    throw new Error("The slow worker has ended first.");
  }

  const faultsLeft = async (to) =>
    (await query("SELECT sum(times)::int AS times FROM press_faults WHERE receiver = $1", [to]))[0].times;

  test("does not fail a card that another one has printed", {
    checks: ["late-failure"],
    timeoutMs: 40_000,
  }, async () => {
    const { before, ...found } = await overtake("late jam", "jam", () => work());
    expect({ before: before.state, ...found }).toEqual({
      before: "printed",
      exitCode: 0,
      after: before,
      printed: 1,
    });
  });

  test("does not finish a card that another one has taken", {
    checks: ["late-success"],
    timeoutMs: 40_000,
  }, async () => {
    const { before, ...found } = await overtake("late print", "none", async (to) => {
      await fault(to, 1, "jam");
      await work({ RETRY_MS: "600000" });
    });
    expect({ before: before.state, exitCode: found.exitCode, after: found.after }).toEqual({
      before: "waiting",
      exitCode: 0,
      after: before,
    });
  });
});
