import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

test("eight of ten give 49 to 94 percent, by Wilson's formula", () => {
  const { low, high } = wilsonInterval(8, 10);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
});

test("a few answers give a wide interval within 0 to 1", () => {
  expect(wilsonInterval(3, 3).high).toBeLessThanOrEqual(1);
  expect(wilsonInterval(3, 3).low).toBeLessThan(0.5);
  expect(wilsonInterval(0, 3).low).toBeGreaterThanOrEqual(0);
});
