import { expect, pick, randomInt, request, restart, test } from "@aulo/runner/spec";

async function takeTickets(count) {
  const numbers = [];
  for (let taken = 0; taken < count; taken += 1)
    numbers.push((await request("POST", "/tickets")).json?.number);
  return numbers;
}

const outcome = ({ status, json }) => ({ status, json });

test("gives numbers from 1 up with 201", async () => {
  const count = randomInt(3, 6);
  for (let number = 1; number <= count; number += 1) {
    expect(outcome(await request("POST", "/tickets"))).toEqual({ status: 201, json: { number } });
  }
});

test("lists who waits, in order", async () => {
  await restart();
  expect(outcome(await request("GET", "/tickets"))).toEqual({ status: 200, json: { waiting: [] } });
  const numbers = await takeTickets(randomInt(2, 5));
  expect(outcome(await request("GET", "/tickets"))).toEqual({ status: 200, json: { waiting: numbers } });
});

test("calls the first who waits", async () => {
  await restart();
  const [first, second, third] = await takeTickets(3);
  expect(outcome(await request("POST", "/desk/next"))).toEqual({ status: 200, json: { serving: first } });
  expect(outcome(await request("POST", "/desk/next"))).toEqual({ status: 200, json: { serving: second } });
  expect((await request("GET", "/tickets")).json).toEqual({ waiting: [third] });
});

test("tells who is at the desk, and null before the first call", async () => {
  await restart();
  expect(outcome(await request("GET", "/desk"))).toEqual({ status: 200, json: { serving: null } });
  await takeTickets(3);
  const calls = randomInt(1, 3);
  for (let called = 0; called < calls; called += 1) await request("POST", "/desk/next");
  expect(outcome(await request("GET", "/desk"))).toEqual({ status: 200, json: { serving: calls } });
});

test("answers 409 when nobody waits, and leaves the desk as it is", async () => {
  await restart();
  const [number] = await takeTickets(1);
  await request("POST", "/desk/next");
  const { status, json } = await request("POST", "/desk/next");
  expect({ status, json }).toEqual({ status: 409, json: { error: expect.any(String) } });
  expect((await request("GET", "/desk")).json).toEqual({ serving: number });
});

test("empties the queue with 204, and numbers go on", async () => {
  await restart();
  const numbers = await takeTickets(randomInt(2, 5));
  const { status, text } = await request("DELETE", "/tickets");
  expect({ status, text }).toEqual({ status: 204, text: "" });
  expect((await request("GET", "/tickets")).json).toEqual({ waiting: [] });
  expect((await request("POST", "/tickets")).json).toEqual({ number: numbers.length + 1 });
});

test("answers 404 for what has no route", async () => {
  const unknown = [
    ["GET", "/"],
    ["GET", `/tickets/${randomInt(1, 9)}`],
    ["GET", "/desk/next"],
  ];
  const wrongMethod = [
    [pick(["PUT", "PATCH"]), "/tickets"],
    ["DELETE", "/desk"],
  ];
  for (const [method, path] of [...unknown, ...wrongMethod]) {
    const { status } = await request(method, path);
    expect(`${method} ${path}: ${status}`).toBe(`${method} ${path}: 404`);
  }
});
