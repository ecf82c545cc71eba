import { expect, randomInt, script, test } from "@aulo/runner/spec";

/** A count of this many does not end while the tests run. */
const endless = () => randomInt(800_000_000_000, 900_000_000_000);

const checkDigitIsRight = (number) => {
  const digits = [...`${number}`].reverse().map(Number);
  const weighted = digits.map((digit, place) => (place % 2 === 0 ? digit : digit * 2));
  return weighted.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
};

function countOf(last) {
  let count = 0;
  for (let number = 1; number <= last; number += 1) if (checkDigitIsRight(number)) count += 1;
  return count;
}

const ended = async (last, stdin = "", keepsStdinOpen = false) => {
  const { exitCode, signal, stdout } = await script({
    args: [`${last}`],
    stdin,
    keepsStdinOpen,
    withinMs: 3_000,
  });
  return { exitCode: signal === "SIGKILL" ? "it did not end" : exitCode, printed: stdout.trim() };
};

const counted = (last) => ({ exitCode: 0, printed: `${countOf(last)}` });
const STOPPED = { exitCode: 3, printed: "stopped" };

test("counts the numbers with a right check digit", { checks: ["count"] }, async () => {
  const last = randomInt(100, 5000);
  expect(await ended(last)).toEqual(counted(last));
});

test("counts on when standard input ends", { checks: ["count", "stays-open"] }, async () => {
  const last = 300_000 + randomInt(0, 5_000);
  expect(await ended(last, "")).toEqual(counted(last));
});

test.each([0, 1, 18, 55, 20_000, 30_001])("counts from 1 to %d", { checks: ["count"] }, async (last) => {
  expect(await ended(last)).toEqual(counted(last));
});

test("ends after the count, though standard input stays open", {
  checks: ["count", "stays-open"],
}, async () => {
  const last = randomInt(100, 5000);
  expect(await ended(last, "", true)).toEqual(counted(last));
});

test("stops when it is told to", { checks: ["at-once", "exit-code"] }, async () => {
  expect(await ended(endless(), "stop\n")).toEqual(STOPPED);
});

test("stops when it is told to, though standard input stays open", {
  checks: ["at-once", "exit-code", "stays-open"],
}, async () => {
  expect(await ended(endless(), "stop\n", true)).toEqual(STOPPED);
});

test("stops at a line among others", { checks: ["among-others"] }, async () => {
  expect(await ended(endless(), "hello\n\nstop\nstopwatch\n", true)).toEqual(STOPPED);
});

test("goes on when other lines come", { checks: ["other-lines"], concept: "node-runtime" }, async () => {
  const last = 120_000;
  expect(await ended(last, "hello\n\nstopwatch\nnonstop\ndo not stop\n")).toEqual(counted(last));
});
