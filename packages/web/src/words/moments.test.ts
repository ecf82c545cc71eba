import { expect, test } from "vitest";
import { sayDay, sayUntil } from "./moments.ts";

test("says a later moment as one says it today", () => {
  const now = new Date(2026, 10, 29, 23, 50);
  const say = (day: number, hour: number) => sayUntil(new Date(2026, 10, day, hour, 55).toISOString(), now);
  expect(say(29, 23)).toMatch(/^at .*55/);
  expect(say(30, 0)).toMatch(/^tomorrow at .*55/);
  expect(say(31, 0)).toMatch(/^on .*2026$/);
});

test("names the days around today, and the date of others", () => {
  const now = new Date(2026, 10, 29, 0, 5);
  const say = (day: number, hour: number) => sayDay(new Date(2026, 10, day, hour).toISOString(), now);
  expect([say(29, 23), say(30, 0), say(28, 23)]).toEqual(["today", "tomorrow", "yesterday"]);
  expect(say(31, 0)).toMatch(/^on .*2026$/);
  expect(say(27, 0)).toMatch(/^on .*2026$/);
});
