import { expect, test } from "vitest";
import type { Outcome } from "../runs/run.ts";
import { outcomeTitle } from "./outcomes.ts";

function tests(...passed: boolean[]): Outcome["tests"] {
  return passed.map((each, index) => ({
    name: `test ${index}`,
    passed: each,
    failure: null,
    actions: [],
    actionsLeftOut: 0,
    durationMs: 1,
    printed: { stdout: "", stderr: "", pieces: [] },
    concept: null,
  }));
}

test.each([
  ["passed", tests(true), "The test passes"],
  ["passed", tests(true, true), "All 2 tests pass"],
  ["failed", tests(false), "1 of 1 test fails"],
  ["failed", tests(true, false), "1 of 2 tests fails"],
  ["failed", tests(false, false), "2 of 2 tests fail"],
] as const)("%s: the tests are counted", (kind, list, title) => {
  expect(outcomeTitle({ kind, tests: [...list] })).toBe(title);
});

test("a time limit is named where it is known", () => {
  expect(outcomeTitle({ kind: "timed-out", tests: [] }, 2_000)).toBe("Out of time: the limit is 2 seconds");
  expect(outcomeTitle({ kind: "timed-out", tests: [] })).toBe("Out of time");
});
