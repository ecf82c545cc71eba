import { expect, test } from "vitest";
import { sayTimeSpent } from "./goal-end.ts";

test("says the time, the answers and the days of a goal", () => {
  expect(sayTimeSpent({ minutes: 182, answers: 41, days: 4 })).toBe(
    "It took you about 3 hours and 41 answers on 4 days.",
  );
  expect(sayTimeSpent({ minutes: 0.4, answers: 1, days: 1 })).toBe(
    "It took you 1 minute and 1 answer on 1 day.",
  );
  expect(sayTimeSpent({ minutes: 0, answers: 0, days: 0 })).toBe("You knew everything in it already.");
});
