import { describe, expect, it } from "vitest";
import { aucOf, eceOf, logLossOf, rmseOf } from "./metrics.ts";

function chances(...values: number[]) {
  return Float64Array.from(values);
}
function outcomes(...values: number[]) {
  return Uint8Array.from(values);
}

describe("aucOf", () => {
  it("counts the pairs in which the right answer got the higher chance", () => {
    expect(aucOf(chances(0.1, 0.4, 0.35, 0.8), outcomes(0, 0, 1, 1))).toBe(0.75);
  });

  it("counts a tie as half a pair", () => {
    expect(aucOf(chances(0.5, 0.5, 0.5, 0.9), outcomes(0, 1, 0, 1))).toBe(0.75);
    expect(aucOf(chances(0.3, 0.3, 0.3), outcomes(0, 1, 1))).toBe(0.5);
  });

  it("is not a number when all answers are alike", () => {
    expect(aucOf(chances(0.3, 0.6), outcomes(1, 1))).toBeNaN();
  });
});

describe("logLossOf", () => {
  it("is the mean of minus the log of the chance of the actual result", () => {
    expect(logLossOf(chances(0.8, 0.4), outcomes(1, 0))).toBeCloseTo(
      -(Math.log(0.8) + Math.log(0.6)) / 2,
      12,
    );
  });

  it("stays finite for a certain prediction that was wrong", () => {
    expect(logLossOf(chances(1), outcomes(0))).toBeCloseTo(-Math.log(1e-6), 9);
  });
});

describe("rmseOf", () => {
  it("is the root of the mean square gap", () => {
    expect(rmseOf(chances(0.5, 0.9), outcomes(1, 0))).toBeCloseTo(Math.sqrt((0.25 + 0.81) / 2), 12);
  });
});

describe("eceOf", () => {
  it("weighs the gap of every bin by its answers", () => {
    const inOneBin = [chances(0.61, 0.61, 0.61, 0.05), outcomes(1, 0, 1, 0)] as const;
    expect(eceOf(...inOneBin)).toBeCloseTo((Math.abs(3 * 0.61 - 2) + 0.05) / 4, 12);
  });

  it("is 0 when the share of right answers in every bin equals its chance", () => {
    expect(eceOf(chances(0.5, 0.5, 1), outcomes(1, 0, 1))).toBe(0);
  });
});
