import { describe, expect, test } from "vitest";
import { count, inMinutesOrHours, inSecondsOrMs, percent, signed } from "./quantities.ts";

describe("inMinutesOrHours", () => {
  test.each([
    [0, "1 minute"],
    [1, "1 minute"],
    [12.4, "12 minutes"],
    [60, "about 1 hour"],
    [95, "about 1.5 hours"],
    [1290, "about 22 hours"],
  ])("words %d minutes as %s", (minutes, words) => {
    expect(inMinutesOrHours(minutes)).toBe(words);
  });
});

test("shows times below a second in milliseconds", () => {
  expect([12.4, 999, 1_240].map(inSecondsOrMs)).toEqual(["12 ms", "999 ms", "1.2 seconds"]);
});

test("counts one in the singular and others in the plural", () => {
  expect([0, 1, 2].map((number) => count(number, "concept"))).toEqual([
    "0 concepts",
    "1 concept",
    "2 concepts",
  ]);
});

test("never shows a belief as certain", () => {
  expect([0.0001, 0.5, 0.9999].map(percent)).toEqual(["1 %", "50 %", "99 %"]);
});

test("shows the sign of every number but 0", () => {
  expect([1.204, -0.35, 0, -0.001].map(signed)).toEqual(["+1.20", "−0.35", "0.00", "0.00"]);
});
