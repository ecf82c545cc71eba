import { describe, expect, test } from "vitest";
import { TEST_LIMITS } from "../shared/test-limits.ts";
import { expect as jestExpect } from "./expect.ts";
import { toFailure } from "./failure.ts";

/** Failure of the check. @throws Error when the check passes */
async function failureOf(check: () => unknown) {
  try {
    await check();
  } catch (error) {
    return toFailure(error, "/work");
  }
  throw new Error("The check did not fail.");
}

describe("a failed matcher states its expectation in one sentence", () => {
  test.each([
    ["toBe", () => jestExpect(4).toBe(5), "Expected 5, but got 4."],
    ["not.toBe", () => jestExpect(4).not.toBe(4), "Expected anything but 4."],
    ["toEqual", () => jestExpect({ a: 1 }).toEqual({ a: 2 }), "Expected { a: 2 }, but got { a: 1 }."],
    ["toBeGreaterThan", () => jestExpect(1).toBeGreaterThan(3), "Expected > 3, but received 1."],
    [
      "toHaveLength",
      () => jestExpect([1, 2]).toHaveLength(3),
      "Expected length 3, but received length 2, received array [1, 2].",
    ],
    ["toContain", () => jestExpect([1]).toContain(2), "Expected value 2, but received array [1]."],
    ["toMatch", () => jestExpect("abc").toMatch(/x/), 'Expected pattern /x/, but received string "abc".'],
    [
      "toMatch without a text",
      () => jestExpect(undefined).toMatch(/x/),
      "The value must be a string, but it is undefined.",
    ],
    [
      "rejects",
      () => jestExpect(Promise.resolve(2)).rejects.toThrow(),
      "Expected an error, but the call gave 2.",
    ],
    ["toThrow", () => jestExpect(() => 1).toThrow(/x/), "Expected pattern /x/; the call did not throw."],
    ["toBeDefined", () => jestExpect(undefined).toBeDefined(), "Received undefined."],
  ])("%s", async (_name, check, message) => {
    expect((await failureOf(check)).message).toBe(message);
  });
});

test("values that print alike are distinguished", async () => {
  class Point {
    x = 1;
  }
  const failure = await failureOf(() => jestExpect({ a: undefined }).toStrictEqual({}));
  expect(failure.expected).toBe("{}");
  expect((await failureOf(() => jestExpect(new Point()).toBe(new Point()))).message).toContain(
    "They print alike",
  );
});

test.each(["toBe", "toEqual", "toStrictEqual", "toMatchObject"] as const)(
  "%s of two long lists gives a short failure",
  async (matcher) => {
    const numbers = (from: number) => ({ list: Array.from({ length: 150_000 }, (_, at) => from + at) });
    const { message, expected, actual } = await failureOf(() => jestExpect(numbers(1))[matcher](numbers(0)));
    expect(message).toBe("The value differs from the expected one.");
    expect(`${expected} ${actual}`).toMatch(/ 0, [\s\S]* 1, /);
  },
);

test("long messages and differences are cut", async () => {
  const lines = (word: string) => Array.from({ length: 300 }, (_, at) => `${word.repeat(30)} ${at}`);
  const { diff } = await failureOf(() =>
    jestExpect({ lines: lines("a") }).toMatchObject({ lines: lines("b") }),
  );
  const { message } = await failureOf(() => {
    throw new Error("x".repeat(100_000));
  });
  expect([diff?.length, message.length]).toEqual([
    TEST_LIMITS.messageChars + 1,
    TEST_LIMITS.messageChars + 1,
  ]);
});

test("toMatchObject shows the differing lines", async () => {
  const failure = await failureOf(() => jestExpect({ a: 1, c: 5 }).toMatchObject({ a: 2 }));
  expect(failure.diff).toContain('-   "a": 2,');
});

test("no message holds colours, code frames or stacks", async () => {
  const checks = [
    () => jestExpect(Promise.reject(new Error("abc"))).rejects.toThrow(/x/),
    () =>
      jestExpect(() => {
        throw new Error("q");
      }).not.toThrow(),
  ];
  for (const check of checks)
    expect(JSON.stringify(await failureOf(check))).not.toMatch(/\\u001b|failure\.test|node_modules/);
});
