import { expect, test } from "vitest";
import { STATE_WORDS, STATES, sayNoCode } from "./states.ts";

test("the legend shows every state once", () => {
  expect(STATES.toSorted()).toEqual(Object.keys(STATE_WORDS).toSorted());
});

test("says why no code is asked", () => {
  expect(sayNoCode("redis-server is not installed")).toBe(
    "Its exercises cannot run here: redis-server is not installed. So right answers to questions are enough to make it strong.",
  );
});
