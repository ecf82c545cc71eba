import { expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Calls checkLeaks with a function that assigns the globals `assigns`, and then returns `result` or throws: an error with `message`,
 * or the value that stands alone in the array `throws`.
 * `before` are globals that are there already. `left` are those of both that are there afterwards, in
 * alphabetical order, with their values.
 */
const check = ({ before = {}, assigns = {}, result, message, throws, allowed }) =>
  inside(
    ({ checkLeaks }, before, assigns, result, message, throws, allowed) => {
      Object.assign(globalThis, before);
      let calls = 0;
      const run = (...args) => {
        calls += 1;
        Object.assign(globalThis, assigns);
        if (args.length > 0) throw new Error("run was called with arguments");
        if (message !== undefined) throw new RangeError(message);
        if (throws !== undefined) throw throws[0];
        return result;
      };
      let ended;
      try {
        ended = { returned: allowed === undefined ? checkLeaks(run) : checkLeaks(run, allowed) };
      } catch (error) {
        ended = { thrown: error instanceof Error ? `${error.name}: ${error.message}` : error };
      }
      const names = new Set([...Object.keys(before), ...Object.keys(assigns)]);
      const left = [...names]
        .filter((name) => Object.hasOwn(globalThis, name))
        .toSorted()
        .map((name) => [name, globalThis[name]]);
      for (const name of names) delete globalThis[name];
      return { ended, calls, left };
    },
    before,
    assigns,
    result,
    message,
    throws,
    allowed,
  );

test("reports the leaks in alphabetical order", { checks: ["leaked", "order", "no-list"] }, async () => {
  const assigns = { total: randomInt(1, 99), apples: 2, zones: [], middle: {} };
  const { ended } = await check({ assigns, result: "done" });
  expect(ended).toEqual({ returned: { result: "done", leaked: ["apples", "middle", "total", "zones"] } });
});

test("reports an empty array without leaks", { checks: ["leaked", "no-list"] }, async () => {
  const { ended } = await check({ result: 7 });
  expect(ended).toEqual({ returned: { result: 7, leaked: [] } });
});

test("calls the function once", { checks: ["result"] }, async () => {
  const { calls } = await check({ assigns: { total: 1 } });
  expect({ calls }).toEqual({ calls: 1 });
});

const RESULTS = [0, "", false, null, undefined, [1, 2], { ok: true }];
test("gives back the result of the function", { checks: ["result"] }, async () => {
  for (const result of RESULTS) {
    const { ended } = await check({ assigns: { total: 1 }, result });
    expect(ended).toEqual({ returned: { result, leaked: ["total"] } });
    expect({ "keys of the returned object": Object.keys(ended.returned).toSorted() }).toEqual({
      "keys of the returned object": ["leaked", "result"],
    });
  }
});

const VALUES = [[undefined], [null], [0], [false], [""]];
test.each(VALUES)("reports a global whose value is %j", { checks: ["any-value"] }, async (value) => {
  const { ended } = await check({ assigns: { count: value } });
  expect(ended).toEqual({ returned: { result: undefined, leaked: ["count"] } });
});

test("removes the leaks", { checks: ["removed"] }, async () => {
  const { left } = await check({ assigns: { count: 1, total: "x", nothing: undefined } });
  expect({ "leaks that are left": left }).toEqual({ "leaks that are left": [] });
});

test("leaves globals alone that were there before", { checks: ["known"] }, async () => {
  const before = { rate: 1, zero: 0, missing: undefined };
  const { ended, left } = await check({ before, assigns: { rate: 5, zero: undefined, extra: 1 } });
  expect({ ended, left }).toEqual({
    ended: { returned: { result: undefined, leaked: ["extra"] } },
    left: [
      ["missing", undefined],
      ["rate", 5],
      ["zero", undefined],
    ],
  });
});

test("neither reports nor removes allowed names", { checks: ["allowed"] }, async () => {
  const assigns = { config: undefined, cache: 3, extra: 1 };
  const { ended, left } = await check({ assigns, allowed: ["cache", "config", "unused"] });
  expect({ ended, left }).toEqual({
    ended: { returned: { result: undefined, leaked: ["extra"] } },
    left: [
      ["cache", 3],
      ["config", undefined],
    ],
  });
});

test("throws the error of the function on", { checks: ["throws"] }, async () => {
  const { ended } = await check({ assigns: { count: 1 }, message: "no more seats" });
  expect(ended).toEqual({ thrown: "RangeError: no more seats" });
});

test("removes the leaks of a function that throws", { checks: ["throws", "removed"] }, async () => {
  const assigns = { count: 1, cache: 2 };
  const { left } = await check({ before: { rate: 1 }, assigns, allowed: ["cache"], message: "full" });
  expect({ "globals that are left": left }).toEqual({
    "globals that are left": [
      ["cache", 2],
      ["rate", 1],
    ],
  });
});

test("throws on whatever the function throws", { checks: ["throws"] }, async () => {
  for (const value of ["no more seats", 0, "", null, undefined]) {
    const { ended, left } = await check({ assigns: { count: 1 }, throws: [value] });
    expect({ value, ended, left }).toEqual({ value, ended: { thrown: value }, left: [] });
  }
});

test("finds the leaks of a second call", { checks: ["leaked"] }, async () => {
  await check({ assigns: { count: 1 } });
  const { ended } = await check({ assigns: { count: 2, other: 1 }, allowed: [] });
  expect(ended).toEqual({ returned: { result: undefined, leaked: ["count", "other"] } });
});
