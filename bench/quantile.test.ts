import { describe, expect, test } from "vitest";
import { quantile } from "./quantile.ts";

describe("quantile", () => {
  test("takes the nearest rank", () => {
    const values = [4, 1, 3, 2];
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 0)]).toEqual([2, 4, 1]);
  });

  test("refuses an empty list", () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
