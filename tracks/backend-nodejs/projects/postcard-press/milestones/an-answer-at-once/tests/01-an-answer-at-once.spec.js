import { describe, expect, query, randomInt, test } from "@aulo/runner/spec";
import { card, countRuns, each, fresh, order, printed, send, startWorker, states, work } from "./api.js";

const FIT = { to: "Mo", text: "Hello" };
const NO_TEXT = [undefined, null, "", "  ", 7, ["Mo"], {}];
const UNFIT = [
  {},
  [],
  { cards: [] },
  { cards: {} },
  { cards: "Mo" },
  { cards: [null] },
  { cards: ["Mo"] },
  { cards: [FIT, {}] },
  { cards: Array.from({ length: 21 }, () => FIT) },
  ...NO_TEXT.flatMap((value) => [{ cards: [{ ...FIT, to: value }] }, { cards: [{ ...FIT, text: value }] }]),
];
const people = (name, count) => Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);

/** The core of a card: the fields that were promised first. */
const core = (found) => found && { id: found.id, to: found.to, text: found.text, state: found.state };

/** The states of two cards at one moment, at which the first one is being printed; null when there was no such moment. */
async function statesInPrint([first, second], worker) {
  while (!worker.hasEnded()) {
    const [before, other, after] = await states([first, second, first]);
    if (before === "printing" && after === "printing") return [before, other];
  }
  return null;
}

describe("an order", () => {
  test("is accepted, and not printed yet", {
    checks: ["accept", "one-card"],
    timeoutMs: 20_000,
  }, async () => {
    await fresh();
    const cards = [
      { to: "Aunt Mo", text: `Greetings ${randomInt(2, 900)}` },
      { to: 'O\'Hara "Bo"; --', text: "  two\nlines \\ " },
    ];
    const { status, json } = await send("POST /orders", { json: { cards } });
    expect({ status, json: { ...json, cards: json?.cards?.map(core) } }).toMatchObject({
      status: 202,
      json: {
        id: expect.any(Number),
        cards: cards.map((one) => ({ ...one, id: expect.any(Number), state: "waiting" })),
      },
    });
    const found = [];
    for (const { id } of json.cards) found.push(await card(id));
    expect(found).toEqual(json.cards);
    expect({ "runs of the press": await countRuns() }).toEqual({ "runs of the press": 0 });
  });

  test("that does not fit is refused", { checks: ["unfit"] }, async () => {
    const found = {};
    for (const json of UNFIT) found[JSON.stringify(json)] = (await send("POST /orders", { json })).status;
    expect(found).toEqual(each(UNFIT, 400));
    expect({ "no body": (await send("POST /orders")).status }).toEqual({ "no body": 400 });
  });

  test("is taken as a whole", { checks: ["all-or-none", "goes-on"], timeoutMs: 15_000 }, async () => {
    const [before] = await order("counts");
    const found = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const cards = [FIT, FIT, { to: "a\u0000b", text: "x" }];
      const { status } = await send("POST /orders", { json: { cards } });
      found.push(status >= 400 ? "refused" : status);
    }
    expect(found).toEqual(found.map(() => "refused"));
    const statuses = {};
    for (let id = before.id + 1; id < before.id + 40; id += 1)
      statuses[id] = (await send(`GET /cards/${id}`)).status;
    expect(statuses).toEqual(each(Object.keys(statuses), 404));
    expect({ "the next order": (await order("goes on"))?.length }).toEqual({ "the next order": 1 });
  });
});

test("an address: that does not exist is 404", { checks: ["unknown", "other-path"] }, async () => {
  const calls = ["0", "999999", "card", "-1", "1.5", "9".repeat(30)].map((id) => `GET /cards/${id}`);
  const found = {};
  for (const call of [...calls, "GET /", "GET /orders/1/x", "POST /cards"])
    found[call] = (await send(call)).status;
  expect(found).toEqual(each(Object.keys(found), 404));
});

describe("the worker", () => {
  test("prints what is waiting, and ends", { checks: ["worker", "printed"], timeoutMs: 20_000 }, async () => {
    const cards = await order("Ada", "Bo", "Cy");
    const { exitCode } = await work();
    expect({ exitCode, printed: await printed("Ada", "Bo", "Cy"), states: await states(cards) }).toEqual({
      exitCode: 0,
      printed: { Ada: 1, Bo: 1, Cy: 1 },
      states: ["printed", "printed", "printed"],
    });
    const runs = await countRuns();
    const again = await work();
    expect({ exitCode: again.exitCode, "more runs": (await countRuns()) - runs }).toEqual({
      exitCode: 0,
      "more runs": 0,
    });
  });

  test("begins with the oldest card", { checks: ["oldest-first"], timeoutMs: 15_000 }, async () => {
    const names = people("in turn", 4);
    for (const name of names) await order(name);
    await work();
    const rows = await query(
      "SELECT receiver FROM press_runs JOIN press_cards USING (key) WHERE receiver LIKE 'in turn%' ORDER BY at",
    );
    expect(rows.map(({ receiver }) => receiver)).toEqual(names);
  });

  test("says which card it is printing", { checks: ["printing", "printed"], timeoutMs: 30_000 }, async () => {
    // On a busy machine it takes a slower press to see a card in print.
    const found = {};
    for (const PRESS_MS of ["1000", "4000"]) {
      const cards = await order("Ida", "Jo");
      const worker = await startWorker({ PRESS_MS });
      found.during = await statesInPrint(cards, worker);
      await worker.ended;
      found.after = await states(cards);
      if (found.during !== null) break;
    }
    expect(found).toEqual({ during: ["printing", "waiting"], after: ["printed", "printed"] });
  });

  // The second worker begins while the first one prints. A worker that takes too much is busy with it for long.
  test("shares the cards with a second worker", { checks: ["two-workers"], timeoutMs: 40_000 }, async () => {
    const names = people("shared", 5);
    const cards = await order(...names);
    const runs = await countRuns();
    const first = await startWorker({ PRESS_MS: "1500" });
    const ends = [await work(), await first.ended];
    expect({ exitCodes: ends.map(({ exitCode }) => exitCode), runs: (await countRuns()) - runs }).toEqual({
      exitCodes: [0, 0],
      runs: 5,
    });
    expect(await states(cards)).toEqual(cards.map(() => "printed"));
    expect(await printed(...names)).toEqual(each(names, 1));
  });

  test("shares the cards with one that begins at the same moment", {
    checks: ["two-workers"],
    timeoutMs: 25_000,
  }, async () => {
    const names = people("at once", 8);
    await order(...names);
    const runs = await countRuns();
    await Promise.all([work({ PRESS_MS: "50" }), work({ PRESS_MS: "50" })]);
    expect({ runs: (await countRuns()) - runs, printed: await printed(...names) }).toEqual({
      runs: 8,
      printed: each(names, 1),
    });
  });
});

// Last, because the worker of another test would print them all.
test("a large order: may have 20 cards", { checks: ["accept"] }, async () => {
  const cards = await order(...people("guest", 20));
  expect(cards?.map(({ to }) => to)).toEqual(people("guest", 20));
  expect({ ids: new Set(cards.map(({ id }) => id)).size }).toEqual({ ids: 20 });
});
