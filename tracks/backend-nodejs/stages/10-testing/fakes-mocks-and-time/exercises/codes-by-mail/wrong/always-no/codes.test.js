import assert from "node:assert/strict";
import { test } from "node:test";
import { createCodes } from "./codes.js";

const MINUTE = 60_000;
const ADA = "ada@mail.example";
const ZOE = "zoe@mail.example";

/** Codes with a clock that only the test moves, a counter for codes, and a list for a mailbox. */
function createFakes({ deliver = async () => {} } = {}) {
  const clock = { time: 1_000_000 };
  const mails = [];
  let last = 1000;
  const { request, check } = createCodes({
    now: () => clock.time,
    makeCode() {
      last += 1;
      return String(last);
    },
    async send(mail) {
      mails.push(mail);
      await deliver(clock);
    },
  });
  return { request, check, clock, mails };
}

test("sends one mail, with the new code, to the address", async () => {
  const { request, mails } = createFakes();
  await request(ADA);
  assert.deepEqual(mails, [{ to: ADA, code: "1001" }]);
});

test("a mail that is refused fails the request, and its code is not valid", async () => {
  const refused = new Error("no such mailbox");
  const { request, check } = createFakes({
    deliver: async () => {
      throw refused;
    },
  });
  await assert.rejects(request(ADA), (error) => error === refused);
  assert.equal(check(ADA, "1001"), false);
});

test("accepts a code once", async () => {
  const { request, check } = createFakes();
  await request(ADA);
  check(ADA, "1001");
  assert.equal(check(ADA, "1001"), false);
});

test("accepts the last code only", async () => {
  const { request, check } = createFakes();
  await request(ADA);
  await request(ADA);
  assert.equal(check(ADA, "1001"), false);
});

test("refuses the code of somebody else", async () => {
  const { request, check } = createFakes();
  await request(ADA);
  await request(ZOE);
  assert.equal(check(ADA, "1002"), false);
});

test("accepts a code for ten minutes, and not a millisecond longer", async () => {
  for (const [age, isValid] of [
    [10 * MINUTE + 1, false],
  ]) {
    const { request, check, clock } = createFakes();
    await request(ADA);
    clock.time += age;
    assert.equal(check(ADA, "1001"), isValid);
  }
});

test("counts the time in which the mail is sent", async () => {
  const { request, check, clock } = createFakes({
    deliver: async (clock) => {
      clock.time += 3 * MINUTE;
    },
  });
  await request(ADA);
  clock.time += 7 * MINUTE + 1;
  assert.equal(check(ADA, "1001"), false);
});

test("allows two wrong codes, and not three", async () => {
  for (const [tries, isValid] of [
    [3, false],
  ]) {
    const { request, check } = createFakes();
    await request(ADA);
    for (let i = 0; i < tries; i++) assert.equal(check(ADA, "0000"), false);
    assert.equal(check(ADA, "1001"), isValid);
  }
});

test("begins with three tries again for a new code", async () => {
  const { request, check } = createFakes();
  await request(ADA);
  for (let i = 0; i < 2; i++) check(ADA, "0000");
  await request(ADA);
  for (let i = 0; i < 2; i++) check(ADA, "0000");
  assert.notEqual(check(ADA, "1002"), undefined);
});
