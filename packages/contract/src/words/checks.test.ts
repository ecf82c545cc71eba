import { expect, test } from "vitest";
import { headingOf } from "./checks.ts";

test("numbers items from 1 to the last", () => {
  const heading = (asked: number) => headingOf({ purpose: "step", asked, atMost: 6 });
  expect([0, 1, 5].map(heading)).toEqual([
    "Item 1 of at most 6",
    "Item 2 of at most 6",
    "Item 6 of at most 6",
  ]);
});

test("a check with one item has no number", () => {
  expect(headingOf({ purpose: "review", asked: 0, atMost: 1 })).toBe("One item");
  expect(headingOf({ purpose: "code", asked: 0, atMost: 1 })).toBe("One exercise");
});
