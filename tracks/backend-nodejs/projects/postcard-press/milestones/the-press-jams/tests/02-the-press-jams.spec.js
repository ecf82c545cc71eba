import { describe, expect, query, test, wait } from "@aulo/runner/spec";
import { card, countRuns, each, fresh, order, printed, send, states, work } from "./api.js";

/** The next runs for this person fail. */
const fault = (to, times, kind = "jam") =>
  query("INSERT INTO press_faults VALUES ($1, $2, $3)", [to, kind, times]);

/** Seconds from now until the time, as a multiple of `unit` seconds: exact to a third. */
function fromNow(time, unit) {
  const found = (new Date(time) - Date.now()) / 1000 / unit;
  const nearest = Math.round(found) + 0; // not -0
  return Math.abs(found - nearest) < 0.34 ? nearest : found;
}

/** Lets workers run until the card is in this state, at most ten times. */
async function workUntil(id, state) {
  for (let turn = 0; turn < 10 && (await card(id)).state !== state; turn += 1) await work({ RETRY_MS: "1" });
  return card(id);
}

const failedOnes = async () => (await send("GET /failed-cards")).json?.cards;

describe("a card", () => {
  test("says how it goes from the beginning", { checks: ["fields"], timeoutMs: 20_000 }, async () => {
    await fresh();
    const [ordered] = await order("new");
    const found = await card(ordered.id);
    expect({ ordered, attempts: found.attempts, lastError: found.lastError }).toEqual({
      ordered: found,
      attempts: 0,
      lastError: null,
    });
    const time = new Date(found.dueAt);
    expect({ dueAt: found.dueAt, now: fromNow(time, 60) }).toEqual({ dueAt: time.toISOString(), now: 0 });
    await work();
    const { state, attempts, dueAt, lastError } = await card(ordered.id);
    expect({ state, attempts, dueAt, lastError }).toEqual({
      state: "printed",
      attempts: 1,
      dueAt: null,
      lastError: null,
    });
  });

  test("waits again after a jam, and lets others go on", {
    checks: ["failure", "goes-on", "backoff"],
    timeoutMs: 20_000,
  }, async () => {
    const [stuck, other] = await order("Mo", "Bo");
    await fault("Mo", 1);
    const { exitCode } = await work({ RETRY_MS: "600000" });
    const { state, attempts, dueAt, lastError } = await card(stuck.id);
    expect({ exitCode, state, attempts, lastError, minutes: fromNow(dueAt, 600) * 10 }).toEqual({
      exitCode: 0,
      state: "waiting",
      attempts: 1,
      lastError: "The paper is stuck.",
      minutes: 10,
    });
    expect({ other: (await card(other.id)).state, printed: await printed("Mo", "Bo") }).toEqual({
      other: "printed",
      printed: { Mo: 0, Bo: 1 },
    });
  });

  test("waits a minute when nothing else is said", { checks: ["default"], timeoutMs: 20_000 }, async () => {
    const [stuck] = await order("minute");
    await fault("minute", 1);
    await work();
    expect({ minutes: fromNow((await card(stuck.id)).dueAt, 60) }).toEqual({ minutes: 1 });
  });

  test("is not printed before it is due", { checks: ["not-before"], timeoutMs: 20_000 }, async () => {
    const [stuck] = await order("later");
    await fault("later", 1);
    await work();
    const [before, runs] = [await card(stuck.id), await countRuns()];
    await work();
    expect({ card: await card(stuck.id), "more runs": (await countRuns()) - runs }).toEqual({
      card: before,
      "more runs": 0,
    });
  });

  test("is printed in the end", { checks: ["in-the-end"], timeoutMs: 30_000 }, async () => {
    const [stuck] = await order("patience");
    await fault("patience", 2);
    const { state, attempts, lastError, dueAt } = await workUntil(stuck.id, "printed");
    expect({ state, attempts, lastError, dueAt, printed: await printed("patience") }).toEqual({
      state: "printed",
      attempts: 3,
      lastError: null,
      dueAt: null,
      printed: { patience: 1 },
    });
  });

  test("waits twice as long each time", { checks: ["backoff"], timeoutMs: 30_000 }, async () => {
    const [stuck] = await order("doubles");
    await fault("doubles", 4);
    for (let turn = 0; turn < 20 && (await card(stuck.id)).attempts < 3; turn += 1)
      await work({ RETRY_MS: "100" });
    const before = await card(stuck.id);
    for (let turn = 0; turn < 20 && (await card(stuck.id)).attempts < 4; turn += 1)
      await work({ RETRY_MS: "600000" });
    const after = await card(stuck.id);
    expect({
      before: before.attempts,
      after: after.attempts,
      minutes: fromNow(after.dueAt, 600) * 10,
    }).toEqual({
      before: 3,
      after: 4,
      minutes: 80,
    });
  });

  test("comes in the order in which it is due", { checks: ["due-order"], timeoutMs: 60_000 }, async () => {
    // The card with the lower id is due later. On a busy machine it takes a longer pause to get there.
    let pair = [];
    for (const RETRY_MS of ["1500", "6000", "20000"]) {
      const [lower] = await order(`lower ${RETRY_MS}`);
      await fault(lower.to, 1);
      await work({ RETRY_MS });
      const [higher] = await order(`higher ${RETRY_MS}`);
      pair = [higher, await card(lower.id)];
      if (pair[0].dueAt < pair[1].dueAt) break;
    }
    const last = new Date(pair[1].dueAt);
    while (last > Date.now()) await wait(50);
    await work();
    const rows = await query(
      `SELECT receiver FROM press_runs JOIN press_cards USING (key) WHERE receiver = ANY($1)
       GROUP BY receiver ORDER BY max(at)`,
      [pair.map(({ to }) => to)],
    );
    expect(rows.map(({ receiver }) => receiver)).toEqual(pair.map(({ to }) => to));
  });
});

describe("a card that never succeeds", () => {
  test("is given up after five attempts", {
    checks: ["gives-up", "failed-list"],
    timeoutMs: 40_000,
  }, async () => {
    await fresh(); // without cards that are due in a minute
    await order("failed once");
    await fault("failed once", 1);
    await work({ RETRY_MS: "600000" });
    expect(await failedOnes()).toEqual([]);
    const cards = await order("never", "never too");
    for (const to of ["never", "never too"]) await fault(to, 50);
    const runs = await countRuns();
    for (const { id } of cards) await workUntil(id, "failed");
    await work({ RETRY_MS: "1" });
    const found = await failedOnes();
    expect({ runs: (await countRuns()) - runs, states: await states(cards) }).toEqual({
      runs: 10,
      states: ["failed", "failed"],
    });
    expect(found).toMatchObject(
      cards.map(({ id, to }) => ({
        id,
        to,
        state: "failed",
        attempts: 5,
        dueAt: null,
        lastError: "The paper is stuck.",
      })),
    );
    expect(found[0]).toEqual(await card(cards[0].id));
  });

  test("can be tried again", { checks: ["retry", "failed-list"], timeoutMs: 30_000 }, async () => {
    const [{ id }, other] = await failedOnes();
    const { status, json } = await send(`POST /cards/${id}/retry`);
    expect({ status, json }).toMatchObject({
      status: 202,
      json: { id, state: "waiting", attempts: 0, lastError: null },
    });
    expect({ now: fromNow(json.dueAt, 60), card: await card(id) }).toEqual({ now: 0, card: json });
    expect(await failedOnes()).toEqual([other]);
    await query("DELETE FROM press_faults WHERE receiver = $1", [json.to]);
    await work();
    const { state, attempts } = await card(id);
    expect({ state, attempts, printed: await printed(json.to) }).toEqual({
      state: "printed",
      attempts: 1,
      printed: { [json.to]: 1 },
    });
  });

  test("is the only one that can", { checks: ["retry-conflict", "retry-unknown"] }, async () => {
    const [waiting] = await order("waits");
    const found = {};
    for (const id of [waiting.id, "0", "999999", "card", "9".repeat(30)])
      found[id] = (await send(`POST /cards/${id}/retry`)).status;
    expect(found).toEqual({ ...each(["0", "999999", "card", "9".repeat(30)], 404), [waiting.id]: 409 });
    await work();
    const printedOne = await card(waiting.id);
    const { status } = await send(`POST /cards/${waiting.id}/retry`);
    expect({ status, card: await card(waiting.id) }).toEqual({ status: 409, card: printedOne });
    await work();
    expect(await printed("waits")).toEqual({ waits: 1 });
  });
});
