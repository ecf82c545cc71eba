import { expect, test } from "vitest";
import { sayUntil } from "./moments.ts";

test("says a later moment as one says it today", () => {
  const now = new Date(2026, 10, 29, 23, 50);
  const say = (day: number, hour: number) => sayUntil(new Date(2026, 10, day, hour, 55).toISOString(), now);
  expect(say(29, 23)).toMatch(/^at .*55/);
  expect(say(30, 0)).toMatch(/^tomorrow at .*55/);
  expect(say(31, 0)).toMatch(/^on .*2026$/);
});
