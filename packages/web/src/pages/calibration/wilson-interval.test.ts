import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

test("eight of ten are within 49 and 94 percent, as Wilson's formula has it", () => {
  const { low, high } = wilsonInterval(8, 10);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
});

test("all of a few still leave room below, and never pass the ends of the scale", () => {
  expect(wilsonInterval(3, 3).high).toBeLessThanOrEqual(1);
  expect(wilsonInterval(3, 3).low).toBeLessThan(0.5);
  expect(wilsonInterval(0, 3).low).toBeGreaterThanOrEqual(0);
});
