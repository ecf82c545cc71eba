import { expect, it } from "vitest";
import { fitLogistic, type SparseRows } from "./logistic.ts";

/** Rows of one column that is 1: right answers, then wrong ones. */
function constantRows(rights: number, wrongs: number): SparseRows {
  const count = rights + wrongs;
  return {
    start: Int32Array.from({ length: count + 1 }, (_, k) => k),
    column: new Int32Array(count),
    value: new Float32Array(count).fill(1),
    right: Uint8Array.from({ length: count }, (_, k) => (k < rights ? 1 : 0)),
  };
}

it("gives an intercept the log-odds of the share that is right", () => {
  const [weight] = fitLogistic(constantRows(30, 10), Float64Array.of(0), { tolerance: 1e-12 });
  expect(weight).toBeCloseTo(Math.log(3), 5);
});

it("pulls a weight closer to 0 when the penalty is larger", () => {
  const of = (penalty: number) => fitLogistic(constantRows(30, 10), Float64Array.of(penalty))[0] ?? 0;
  expect(of(10)).toBeGreaterThan(0);
  expect(of(10)).toBeLessThan(of(1));
  expect(of(1)).toBeLessThan(Math.log(3));
});

it("keeps weights finite when the answers can be separated perfectly", () => {
  const [weight = Number.NaN] = fitLogistic(constantRows(20, 0), Float64Array.of(0.1));
  expect(Number.isFinite(weight)).toBe(true);
});

it("learns from the chosen rows alone", () => {
  const chosen = Int32Array.from({ length: 20 }, (_, k) => 20 + k);
  const [weight] = fitLogistic(constantRows(30, 10), Float64Array.of(0), { chosen, tolerance: 1e-12 });
  expect(weight).toBeCloseTo(0, 5);
});
