import { expect, randomInt, script, test } from "@aulo/runner/spec";

/** So many that a count is far from done when the first line arrives. */
const many = () => randomInt(12_000_000, 12_500_000);

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

const ended = async (last, stdin = "") => {
  const { exitCode, stdout } = await script({ args: [`${last}`], stdin });
  return { exitCode, printed: stdout.trim() };
};

test("counts the numbers with a right check digit", async () => {
  const last = randomInt(100, 5000);
  expect(await ended(last)).toEqual({ exitCode: 0, printed: `${countOf(last)}` });
});

test("counts to the last number of the last part", async () => {
  const last = randomInt(2, 4) * 10_000 + randomInt(0, 1);
  expect(await ended(last)).toEqual({ exitCode: 0, printed: `${countOf(last)}` });
});

test("stops when it is told to", async () => {
  expect(await ended(many(), "stop\n")).toEqual({ exitCode: 3, printed: "stopped" });
});

test("goes on when another line comes", { concept: "node-runtime" }, async () => {
  const last = 120_000;
  expect(await ended(last, "hello\nstopwatch\n")).toEqual({ exitCode: 0, printed: `${countOf(last)}` });
});
