import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** Calls hall and names the call, so that a failure shows it. */
async function found(log, limit) {
  return { [`hall(${JSON.stringify(log)}, ${limit})`]: await call("hall", log, limit) };
}

const expected = (log, limit, result) => ({ [`hall(${JSON.stringify(log)}, ${limit})`]: result });

describe("hall", () => {
  test("counts who comes in", { checks: ["in", "inside"] }, async () => {
    for (const people of [1, 2, randomInt(3, 9)]) {
      const log = "+".repeat(people);
      expect(await found(log, 20)).toEqual(expected(log, 20, `${people} inside`));
    }
  });

  test("counts who goes out", { checks: ["out", "inside"] }, async () => {
    const people = randomInt(5, 9);
    const log = `${"+".repeat(people)}-`;
    expect(await found(log, 20)).toEqual(expected(log, 20, `${people - 1} inside`));
    expect(await found("++-+--++", 20)).toEqual(expected("++-+--++", 20, "2 inside"));
  });

  test("skips all other characters", { checks: ["noise"] }, async () => {
    const noise = ["x", " ", "0", "7", "*", "a", "–", "?", "💡", "_", "=", "±"];
    for (const sign of noise) {
      const log = `+${sign}+${sign}${sign}+`;
      expect(await found(log, 20)).toEqual(expected(log, 20, "3 inside"));
    }
    const rest = `${pick(noise)}++${pick(noise)}`;
    expect(await found(rest, 20)).toEqual(expected(rest, 20, "2 inside"));
  });

  test("ignores a - while nobody is inside", { checks: ["not-below-zero"] }, async () => {
    const people = randomInt(2, 5);
    for (const start of ["-", "---", "+--", "x-"]) {
      const log = `${start}${"+".repeat(people)}`;
      expect(await found(log, 20)).toEqual(expected(log, 20, `${people} inside`));
    }
  });

  test("says full at the limit and above", { checks: ["full", "over"] }, async () => {
    const limit = randomInt(2, 6);
    for (const people of [limit, limit + 1, limit + randomInt(2, 9)]) {
      const log = "+".repeat(people);
      expect(await found(log, limit)).toEqual(expected(log, limit, "full"));
    }
    expect(await found("+", 1)).toEqual(expected("+", 1, "full"));
    const below = "+".repeat(limit - 1);
    expect(await found(below, limit)).toEqual(expected(below, limit, `${limit - 1} inside`));
  });

  test("goes on counting above the limit", { checks: ["over"] }, async () => {
    const limit = randomInt(2, 6);
    const log = `${"+".repeat(limit + 3)}--`;
    expect(await found(log, limit)).toEqual(expected(log, limit, "full"));
  });

  test("says empty when nobody is left", { checks: ["empty"] }, async () => {
    for (const log of ["", "+-", "-", "++--", "xyz", "+-+-+-"])
      expect(await found(log, 3)).toEqual(expected(log, 3, "empty"));
    expect(await found("+-", 1)).toEqual(expected("+-", 1, "empty"));
  });

  test.each(["!", "+!-", "++!", "!++", "+!+!+", "--!", "+++++!"])(
    "says alarm after a ! in %j",
    { checks: ["alarm"] },
    async (log) => {
      expect(await found(log, 3)).toEqual(expected(log, 3, "alarm"));
      expect(await found(`${log}--`, 1)).toEqual(expected(`${log}--`, 1, "alarm"));
    },
  );

  test("finds the alarm in the middle of a long log", { checks: ["alarm"] }, async () => {
    const log = `${"+-".repeat(randomInt(5, 20))}!${"-+".repeat(randomInt(5, 20))}`;
    expect(await found(log, 3)).toEqual(expected(log, 3, "alarm"));
  });
});
