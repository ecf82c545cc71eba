import { expect, test } from "vitest";
import { sureness } from "./sureness.ts";

test("before any answer, and after a lesson that was not checked, nothing is sure yet", () => {
  expect([1, 1.3].map((uncertainty) => sureness(uncertainty).name)).toEqual(["not sure yet", "not sure yet"]);
});

test("the less doubt is left, the more bars", () => {
  expect([0.95, 0.7, 0.3, 0.01].map((uncertainty) => sureness(uncertainty).bars)).toEqual([1, 2, 3, 3]);
});
