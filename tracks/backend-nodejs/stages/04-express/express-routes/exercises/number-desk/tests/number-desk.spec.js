import { expect, randomInt, request, test } from "@aulo/runner/spec";

async function takeTickets(count) {
  const numbers = [];
  for (let taken = 0; taken < count; taken += 1)
    numbers.push((await request("POST", "/tickets")).json?.number);
  return numbers;
}

/** Calls until nobody waits, so that a test begins with an empty queue. */
async function callAll() {
  for (let called = 0; called < 8; called += 1)
    if ((await request("POST", "/desk/next")).status !== 200) return;
}

async function call(times) {
  for (let called = 0; called < times; called += 1) await request("POST", "/desk/next");
}

const outcome = ({ status, json }) => ({ status, json });

/** Who waits and who is at the desk, as the server tells it. */
async function seen() {
  const { waiting } = (await request("GET", "/tickets")).json ?? {};
  const { serving } = (await request("GET", "/desk")).json ?? {};
  return { waiting, serving };
}

/** Calls although nobody waits. */
async function callNobody() {
  const { status, json } = await request("POST", "/desk/next");
  return { status, fields: Object.keys(json ?? {}), error: typeof json?.error };
}
const NOBODY = { status: 409, fields: ["error"], error: "string" };

test("tells that nobody waits and nobody is at the desk at first", {
  checks: ["waiting", "desk"],
}, async () => {
  expect(outcome(await request("GET", "/tickets"))).toEqual({ status: 200, json: { waiting: [] } });
  expect(outcome(await request("GET", "/desk"))).toEqual({ status: 200, json: { serving: null } });
});

test("answers 409 before the first ticket", { checks: ["nobody", "stays"] }, async () => {
  expect(await callNobody()).toEqual(NOBODY);
  expect(await seen()).toEqual({ waiting: [], serving: null });
});

test("gives numbers from 1 up with 201", { checks: ["take", "desk"] }, async () => {
  const count = randomInt(3, 6);
  for (let number = 1; number <= count; number += 1) {
    expect(outcome(await request("POST", "/tickets"))).toEqual({ status: 201, json: { number } });
  }
  expect((await request("GET", "/desk")).json).toEqual({ serving: null });
});

test("lists who waits, in order", { checks: ["waiting"] }, async () => {
  await callAll();
  expect(outcome(await request("GET", "/tickets"))).toEqual({ status: 200, json: { waiting: [] } });
  const numbers = await takeTickets(randomInt(2, 5));
  expect(outcome(await request("GET", "/tickets"))).toEqual({ status: 200, json: { waiting: numbers } });
});

test("calls the first who waits", { checks: ["next", "desk", "waiting"] }, async () => {
  await callAll();
  const [first, second, third] = await takeTickets(3);
  expect(outcome(await request("POST", "/desk/next"))).toEqual({ status: 200, json: { serving: first } });
  expect(outcome(await request("GET", "/desk"))).toEqual({ status: 200, json: { serving: first } });
  expect(outcome(await request("POST", "/desk/next"))).toEqual({ status: 200, json: { serving: second } });
  expect(await seen()).toEqual({ waiting: [third], serving: second });
});

test("answers 409 when nobody waits, and leaves the desk as it is", {
  checks: ["nobody", "stays"],
}, async () => {
  await callAll();
  const [number] = await takeTickets(1);
  await call(1);
  for (const time of ["first", "second"])
    expect({ time, ...(await callNobody()) }).toEqual({ time, ...NOBODY });
  expect(await seen()).toEqual({ waiting: [], serving: number });
});

test("gives no number twice after all were called", { checks: ["never-twice"] }, async () => {
  const [first] = await takeTickets(2);
  await callAll();
  expect({ number: (await takeTickets(1))[0] }).toEqual({ number: first + 2 });
});

test("empties the queue with 204, and numbers go on", { checks: ["empty", "never-twice"] }, async () => {
  await callAll();
  const numbers = await takeTickets(randomInt(2, 5));
  const { status, text } = await request("DELETE", "/tickets");
  expect({ status, text }).toEqual({ status: 204, text: "" });
  expect((await request("GET", "/tickets")).json).toEqual({ waiting: [] });
  expect((await request("POST", "/tickets")).json).toEqual({ number: numbers.at(-1) + 1 });
});

test("leaves the desk as it is when the queue is emptied, and nobody waits then", {
  checks: ["empty", "stays", "nobody"],
}, async () => {
  await callAll();
  const [, second] = await takeTickets(4);
  await call(2);
  await request("DELETE", "/tickets");
  expect(await seen()).toEqual({ waiting: [], serving: second });
  expect(await callNobody()).toEqual(NOBODY);
  expect(await seen()).toEqual({ waiting: [], serving: second });
});

test("calls the next ticket after the queue was emptied", {
  checks: ["empty", "next", "never-twice"],
}, async () => {
  await callAll();
  const [first] = await takeTickets(3);
  await call(1);
  await request("DELETE", "/tickets");
  expect({ numbers: await takeTickets(2), ...(await seen()) }).toEqual({
    numbers: [first + 3, first + 4],
    waiting: [first + 3, first + 4],
    serving: first,
  });
  expect(outcome(await request("POST", "/desk/next"))).toEqual({ status: 200, json: { serving: first + 3 } });
});

test("empties an empty queue with 204", { checks: ["empty"] }, async () => {
  await callAll();
  const { status, text } = await request("DELETE", "/tickets");
  expect({ status, text }).toEqual({ status: 204, text: "" });
});

test("answers 404 for what has no route", { checks: ["unknown"] }, async () => {
  await callAll();
  const [first, second, third] = await takeTickets(3);
  await call(1);
  const unknown = [
    ["GET", "/"],
    ["GET", `/tickets/${randomInt(1, 9)}`],
    ["GET", "/desk/next"],
    ["POST", "/next"],
    ["POST", "/tickets/next"],
  ];
  const wrongMethod = [
    ["PUT", "/tickets"],
    ["PATCH", "/tickets"],
    ["DELETE", "/desk"],
    ["POST", "/desk"],
    ["PUT", "/desk"],
    ["PUT", "/desk/next"],
    ["DELETE", "/desk/next"],
  ];
  const [found, expected] = [{}, {}];
  for (const [method, path] of [...unknown, ...wrongMethod]) {
    found[`${method} ${path}`] = (await request(method, path)).status;
    expected[`${method} ${path}`] = 404;
  }
  expect(found).toEqual(expected);
  expect(await seen()).toEqual({ waiting: [second, third], serving: first });
});
