import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Plays passwords to one guard, and gives its results and how often it had called onLock by then. */
const play = (limit, passwords) =>
  inside(
    ({ createGuard }, limit, passwords) => {
      let calls = 0;
      const enter = createGuard(limit, () => {
        calls += 1;
      });
      const steps = [];
      for (const right of passwords) steps.push({ result: enter(right), onLockCalls: calls });
      return steps;
    },
    limit,
    passwords,
  );

const times = (count, value) => Array.from({ length: count }, () => value);
const results = (steps) => ({ results: steps.map(({ result }) => result) });
const calls = (steps) => ({ onLockCalls: steps.map(({ onLockCalls }) => onLockCalls) });

const LIMITS = [[1], [2], [3], [randomInt(4, 7)]];
const LONGER_LIMITS = [[2], [3], [randomInt(4, 7)]];

describe("guard", () => {
  test("answers open for a right password", { checks: ["open"] }, async () => {
    expect(results(await play(randomInt(2, 6), [true, true]))).toEqual({ results: ["open", "open"] });
  });

  test("does not call onLock before it locks", { checks: ["once"] }, async () => {
    const limit = randomInt(2, 6);
    const steps = await play(limit, [true, ...times(limit - 1, false)]);
    expect(calls(steps)).toEqual({ onLockCalls: times(limit, 0) });
  });

  test("keeps two guards apart", { checks: ["own-count"] }, async () => {
    const found = await inside(({ createGuard }) => {
      const first = createGuard(2, () => {});
      const second = createGuard(2, () => {});
      return [first(false), second(false), first(true), second(true)];
    });
    expect(found).toStrictEqual(["wrong", "wrong", "open", "open"]);
  });

  test.each(LIMITS)(
    "locks when the failures reach the limit %d",
    { checks: ["wrong", "locks"] },
    async (limit) => {
      const steps = await play(limit, times(limit, false));
      expect(results(steps)).toEqual({ results: [...times(limit - 1, "wrong"), "locked"] });
    },
  );

  test.each(LIMITS)(
    "locks at the limit %d after right passwords too",
    { checks: ["locks"] },
    async (limit) => {
      const steps = await play(limit, [true, true, ...times(limit, false)]);
      expect(results(steps)).toEqual({ results: ["open", "open", ...times(limit - 1, "wrong"), "locked"] });
    },
  );

  test.each(LIMITS)(
    "stays locked, for right passwords too, with the limit %d",
    {
      checks: ["stays-locked"],
    },
    async (limit) => {
      const passwords = [true, false, true, ...times(2 * limit, false), true, true];
      const steps = await play(limit, [...times(limit, false), ...passwords]);
      expect(results(steps.slice(limit))).toEqual({ results: times(passwords.length, "locked") });
    },
  );

  test.each(LONGER_LIMITS)(
    "forgets the failures after each right password, with the limit %d",
    {
      checks: ["resets"],
    },
    async (limit) => {
      const almost = [...times(limit - 1, false), true];
      const steps = await play(limit, [...almost, ...almost, ...times(limit, false)]);
      const open = [...times(limit - 1, "wrong"), "open"];
      expect(results(steps)).toEqual({
        results: [...open, ...open, ...times(limit - 1, "wrong"), "locked"],
      });
    },
  );

  test.each(LIMITS)(
    "calls onLock once, when it locks at the limit %d",
    {
      checks: ["on-lock", "once"],
    },
    async (limit) => {
      const later = [false, true, false, ...times(2 * limit, false)];
      const steps = await play(limit, [...times(limit, false), ...later]);
      expect(calls(steps)).toEqual({ onLockCalls: [...times(limit - 1, 0), 1, ...times(later.length, 1)] });
    },
  );

  test("leaves other guards open when one locks", { checks: ["own-count", "once"] }, async () => {
    const found = await inside(({ createGuard }) => {
      const locked = [];
      const first = createGuard(2, () => locked.push("first"));
      const second = createGuard(3, () => locked.push("second"));
      const results = [first(false), second(false), first(false), second(false), second(true)];
      return { results, locked };
    });
    expect(found).toEqual({ results: ["wrong", "wrong", "locked", "wrong", "open"], locked: ["first"] });
  });
});
