import { expect, test } from "vitest";
import { purposeOf, stepWords } from "./steps.ts";

test("a step names its detour", () => {
  expect(stepWords({ kind: "learn", detourFrom: "async-await" })).toBe("Your next step: a short detour");
});

test("a step opens a check for its own purpose; a learn step asks about its lesson", () => {
  expect(purposeOf({ kind: "learn" })).toBe("step");
  expect(purposeOf({ kind: "review" })).toBe("review");
  expect(purposeOf({ kind: "done" })).toBeNull();
});
