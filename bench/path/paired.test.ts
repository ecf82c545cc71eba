import { expect, test } from "vitest";
import { gainOf, intervalOf } from "./paired.ts";

test("an interval is the mean plus and minus 1.96 standard errors", () => {
  // Mean 2, sample variance 1, standard error 1/√3.
  const { mean, low, high } = intervalOf([1, 2, 3]);
  expect(mean).toBe(2);
  expect(low).toBeCloseTo(2 - 1.959964 / Math.sqrt(3), 10);
  expect(high).toBeCloseTo(2 + 1.959964 / Math.sqrt(3), 10);
});

test("a gain is the ratio of the means less one, in percent, with the interval of its residuals", () => {
  // Means 3 and 2, ratio 1.5; residuals (2 - 1.5)/2, (3 - 3)/2, (4 - 4.5)/2 = .25, 0, -.25: deviation .25.
  const { mean, low, high } = gainOf([2, 3, 4], [1, 2, 3]);
  const error = 0.25 / Math.sqrt(3);
  expect(mean).toBeCloseTo(50, 10);
  expect(low).toBeCloseTo(50 - 100 * 1.959964 * error, 8);
  expect(high).toBeCloseTo(50 + 100 * 1.959964 * error, 8);
});

test("a gain with an equal ratio in all pairs has an interval of zero width", () => {
  const { mean, low, high } = gainOf([2, 4, 6], [1, 2, 3]);
  for (const value of [mean, low, high]) expect(value).toBeCloseTo(100, 8);
});
