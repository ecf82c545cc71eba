import { expect, test } from "vitest";
import { count, percent, signed } from "./numbers.ts";

test("counts one in the singular and others in the plural", () => {
  expect([0, 1, 2].map((number) => count(number, "concept"))).toEqual([
    "0 concepts",
    "1 concept",
    "2 concepts",
  ]);
});

test("never tells a belief as certain", () => {
  expect([0.0001, 0.5, 0.9999].map(percent)).toEqual(["1 %", "50 %", "99 %"]);
});

test("always shows the sign, except for nothing", () => {
  expect([1.204, -0.35, 0, -0.001].map(signed)).toEqual(["+1.20", "−0.35", "0.00", "0.00"]);
});
