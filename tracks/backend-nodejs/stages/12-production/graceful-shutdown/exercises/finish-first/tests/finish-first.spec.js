import { expect, pick, printed, randomInt, request, restart, stop, test, wait } from "@aulo/runner/spec";

/** From the last order, or the deadline, to the end of the process. */
const ENDS_WITHIN_MS = 2000;

const newSeat = () => `${pick(["A", "B", "C"])}${randomInt(1, 40)}`;
const order = (seat, takesMs = 0) =>
  request("POST", `/orders?takesMs=${takesMs}`, { json: { seat }, withinMs: 6000 });
const answered = (promise) =>
  promise.then(
    ({ status, json }) => ({ status, seat: json?.seat }),
    () => "no response",
  );
const timesClosed = async () => (await printed()).stdout.split("ledger closed").length - 1;

/** Starts anew, makes the orders, sends the signal once they run, and reports the outcome of all. */
async function stopWhile({ takesMs, deadlineMs, meanwhile = async () => null }) {
  await restart(deadlineMs === undefined ? {} : { env: { DEADLINE_MS: `${deadlineMs}` } });
  const closedBefore = await timesClosed();
  const seats = takesMs.map(newSeat);
  const running = takesMs.map((ms, at) => answered(order(seats[at], ms)));
  await wait(200);
  const longestMs = Math.min(Math.max(0, ...takesMs), deadlineMs ?? Number.POSITIVE_INFINITY);
  const stopping = stop("SIGTERM", { withinMs: longestMs + ENDS_WITHIN_MS });
  const late = await meanwhile();
  const responses = await Promise.all(running);
  const { exitCode, signal } = await stopping;
  const closed = (await timesClosed()) - closedBefore;
  return {
    responses,
    all: seats.map((seat) => ({ status: 201, seat })),
    exit: { exitCode, signal },
    closed,
    late,
  };
}

test("takes orders while nothing is to stop", { checks: ["routes"] }, async () => {
  const seats = [newSeat(), newSeat()];
  const first = await order(seats[0]);
  expect({ "POST /orders": first.status, json: first.json }).toEqual({
    "POST /orders": 201,
    json: { number: 1, seat: seats[0] },
  });
  expect((await order(seats[1])).json).toEqual({ number: 2, seat: seats[1] });
  expect({ "GET /orders": (await request("GET", "/orders")).json }).toEqual({ "GET /orders": { count: 2 } });
});

test("ends by itself with code 0 when nothing is running", {
  checks: ["code-0", "timer", "no-delay"],
}, async () => {
  const { exitCode, signal } = await stop("SIGTERM", { withinMs: ENDS_WITHIN_MS });
  expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
});

test("answers the orders that are running when the signal comes", { checks: ["finish"] }, async () => {
  const { responses, all } = await stopWhile({ takesMs: [900, 400] });
  expect(responses).toEqual(all);
});

test("takes no new orders after the signal", { checks: ["no-new"] }, async () => {
  const meanwhile = async () => {
    await wait(200);
    return answered(order(newSeat()));
  };
  const { late } = await stopWhile({ takesMs: [900], meanwhile });
  expect({ "an order after the signal": late }).toEqual({ "an order after the signal": "no response" });
});

const STOPS = [
  ["when nothing is running", []],
  ["when orders were running", [300, 500]],
];
test.each(STOPS)(
  "closes the ledger once before it ends, %s",
  { checks: ["ledger"] },
  async (_name, takesMs) => {
    const { closed, responses, all } = await stopWhile({ takesMs });
    expect({ closed, responses }).toEqual({ closed: 1, responses: all });
  },
);

test("ends with code 1 when an order outlives the deadline", { checks: ["code-1"] }, async () => {
  const { exit } = await stopWhile({ takesMs: [60_000], deadlineMs: 300 });
  expect(exit).toEqual({ exitCode: 1, signal: null });
});

test("cuts off an order that outlives the deadline", { checks: ["deadline"] }, async () => {
  const { responses, exit } = await stopWhile({ takesMs: [1500], deadlineMs: 300 });
  expect({ responses, exit }).toEqual({ responses: ["no response"], exit: { exitCode: 1, signal: null } });
});

test("waits for an order that ends before the deadline", { checks: ["deadline"] }, async () => {
  const { responses, all, exit } = await stopWhile({ takesMs: [1700], deadlineMs: 20_000 });
  expect({ responses, exit }).toEqual({ responses: all, exit: { exitCode: 0, signal: null } });
});
