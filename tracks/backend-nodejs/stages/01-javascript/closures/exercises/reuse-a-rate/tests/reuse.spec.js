import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Calls one getter, with true where the list says so, and notes the loads before each result. */
const play = (times, calls, values = []) =>
  inside(
    ({ reuse }, times, calls, values) => {
      const steps = [];
      let loads = 0;
      const get = reuse((number) => {
        loads += 1;
        steps.push(`load ${number}`);
        return values.length > 0 ? values[loads - 1] : `value ${loads}`;
      }, times);
      const before = steps.length;
      const results = calls.map((fresh) => {
        const result = fresh ? get(true) : get();
        steps.push("call");
        return result;
      });
      return { before, results, steps };
    },
    times,
    calls,
    values,
  );

const list = (length, value) => Array.from({ length }, () => value);
/** Steps when each load is followed by that many calls. */
const stepsOf = (...counts) =>
  counts.flatMap((count, index) => [`load ${index + 1}`, ...list(count, "call")]);
const resultsOf = (...counts) => counts.flatMap((count, index) => list(count, `value ${index + 1}`));

describe("reuse", () => {
  test("gives each getter a value of its own", { checks: ["own"] }, async () => {
    const found = await inside(({ reuse }) => {
      const first = reuse(() => "first", 3);
      const second = reuse(() => "second", 3);
      return [first(), second()];
    });
    expect(found).toEqual(["first", "second"]);
  });

  test("does not load before the first call", { checks: ["lazy"] }, async () => {
    const { before } = await play(randomInt(1, 4), []);
    expect({ loadsBefore: before }).toEqual({ loadsBefore: 0 });
  });

  test("gives the result of load", { checks: ["result", "number", "times"] }, async () => {
    const { results, steps } = await play(3, [false, false, false]);
    expect({ results, steps }).toEqual({ results: resultsOf(3), steps: stepsOf(3) });
  });

  test.each([[1], [2], [3], [randomInt(4, 7)]])(
    "uses a value %d times before it loads again",
    { checks: ["times", "result"] },
    async (times) => {
      const { results, steps } = await play(times, list(times * 3 + 1, false));
      const loadedBefore = steps.map((step) => step.split(" ")[0]);
      expect({ results, loadedBefore }).toEqual({
        results: resultsOf(times, times, times, 1),
        loadedBefore: stepsOf(times, times, times, 1).map((step) => step.split(" ")[0]),
      });
    },
  );

  const VALUES = [[0], [""], [false], [null], [undefined], [NaN]];
  test.each(VALUES)("reuses the value %j", { checks: ["any-value"] }, async (value) => {
    const { results, steps } = await play(3, list(4, false), [value, "next"]);
    const loads = steps.filter((step) => step !== "call").length;
    expect({ results, loads }).toEqual({ results: [value, value, value, "next"], loads: 2 });
  });

  test("loads at once when it is called with true", { checks: ["fresh"] }, async () => {
    const { results } = await play(4, [false, true, true]);
    expect({ results }).toEqual({ results: ["value 1", "value 2", "value 3"] });
    const first = await play(4, [true]);
    expect(first.results).toEqual(["value 1"]);
  });

  test("begins to count anew after a fresh value", { checks: ["fresh-counts"] }, async () => {
    const { results } = await play(3, [false, false, true, false, false, false, false]);
    expect({ results }).toEqual({ results: resultsOf(2, 3, 2) });
    const late = await play(2, [false, false, true, false, false]);
    expect({ results: late.results }).toEqual({ results: resultsOf(2, 2, 1) });
    const single = await play(1, [true, false, true, false]);
    expect({ results: single.results }).toEqual({ results: resultsOf(1, 1, 1, 1) });
  });

  test("tells load the number of the load", { checks: ["number"] }, async () => {
    const times = randomInt(2, 4);
    const { steps } = await play(times, [...list(times, false), ...list(times, false), true, true]);
    expect({ steps }).toEqual({ steps: stepsOf(times, times, 1, 1) });
  });

  test("keeps two getters apart", { checks: ["own"] }, async () => {
    const found = await inside(({ reuse }) => {
      const first = reuse((n) => `first ${n}`, 2);
      const second = reuse((n) => `second ${n}`, 3);
      return [first(), second(), first(), second(), second(true), first(), second(), second(), second()];
    });
    expect(found).toEqual([
      "first 1",
      "second 1",
      "first 1",
      "second 1",
      "second 2",
      "first 2",
      "second 2",
      "second 2",
      "second 3",
    ]);
  });
});
