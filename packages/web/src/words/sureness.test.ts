import { expect, test } from "vitest";
import { sureness } from "./sureness.ts";

test("is not sure before any answer, nor after a lesson without a check", () => {
  expect([1, 1.3].map((uncertainty) => sureness(uncertainty).name)).toEqual(["not sure yet", "not sure yet"]);
});

test("gives more bars to less uncertainty", () => {
  expect([0.95, 0.7, 0.3, 0.01].map((uncertainty) => sureness(uncertainty).bars)).toEqual([1, 2, 3, 3]);
});
