// Logistic regression on sparse rows, with a quadratic penalty per column.
//
// 1. The loss is the summed log loss of the rows plus Σ penalty·(weight − target)²/2.
// 2. A diagonal bound of its curvature, Σ x²/4 + penalty, scales every column, so that an item seen twice and an
//    intercept seen in every row converge at the same speed.
// 3. Limited-memory BFGS (Nocedal & Wright 2006, algorithm 7.4) takes steps, with that scale as its first guess of the
//    curvature. Each step is halved until the loss falls enough.
// 4. The fit ends when a step lowers the loss by less than the share `tolerance`, or after `maxSteps`.

import { addTo, cell, sigmoid } from "./cells.ts";

/** Rows in compressed form: the entries of row r are at `start[r]` to `start[r + 1]` (exclusive). */
export interface SparseRows {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float32Array;
  /** 1 for a right answer, 0 for a wrong one. */
  readonly right: Uint8Array;
}

export interface LogisticOptions {
  /** Rows to learn from, as indexes; all when left out. */
  readonly chosen?: Int32Array;
  readonly maxSteps?: number;
  readonly tolerance?: number;
  /** Targets of the penalty, and the start of the fit; zeros when left out. */
  readonly towards?: Float64Array;
}

const MEMORY = 8;

/** Log-odds of a right answer in a row. */
export function scoreRow({ start, column, value }: SparseRows, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = start[row + 1] ?? 0;
  for (let k = start[row] ?? 0; k < end; k += 1) sum += (weights[column[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
}

/** Log loss, in nats, of log-odds against the result: 1 right, 0 wrong. */
export function lossOf(score: number, right: number): number {
  return Math.max(score, 0) - right * score + Math.log1p(Math.exp(-Math.abs(score)));
}

export function allRows(rows: SparseRows): Int32Array {
  return Int32Array.from({ length: rows.right.length }, (_, row) => row);
}

interface Pair {
  readonly step: Float64Array;
  readonly turn: Float64Array;
  readonly inverse: number;
}

/**
 * Weights with the least penalised loss, one per column.
 *
 * Weights are reproducible to the bit from the rows, penalties and options.
 *
 * @param penalty strength of the pull per column, ≥ 0; its length is the number of columns
 */
export function fitLogistic(
  rows: SparseRows,
  penalty: Float64Array,
  options: LogisticOptions = {},
): Float64Array {
  const { chosen = allRows(rows), maxSteps = 100, tolerance = 1e-6 } = options;
  const towards = options.towards ?? new Float64Array(penalty.length);
  const pulls = { penalty, towards };
  let weights = Float64Array.from(towards);
  let slope = new Float64Array(penalty.length);
  const pace = paceOf(rows, chosen, penalty);
  const pairs: Pair[] = [];
  let loss = lossAndSlope(rows, chosen, pulls, weights, slope);
  for (let taken = 0; taken < maxSteps; taken += 1) {
    const direction = directionFrom(slope, pairs, pace);
    const descent = dot(slope, direction);
    const nextSlope = new Float64Array(slope.length);
    let length = 1;
    let next = weights;
    let nextLoss = Number.POSITIVE_INFINITY;
    for (let halvings = 0; halvings < 25; halvings += 1) {
      const reach = length;
      next = weights.map((each, k) => each + reach * cell(direction, k));
      nextLoss = lossAndSlope(rows, chosen, pulls, next, nextSlope);
      if (nextLoss <= loss + 1e-4 * length * descent) break;
      length /= 2;
    }
    if (!(nextLoss < loss)) break;
    const step = next.map((each, k) => each - cell(weights, k));
    const turn = nextSlope.map((each, k) => each - cell(slope, k));
    const bend = dot(step, turn);
    if (bend > 1e-12) pairs.push({ step, turn, inverse: 1 / bend });
    if (pairs.length > MEMORY) pairs.shift();
    const gain = loss - nextLoss;
    weights = next;
    slope = nextSlope;
    loss = nextLoss;
    if (gain < tolerance * Math.abs(loss)) break;
  }
  return weights;
}

function paceOf(rows: SparseRows, chosen: Int32Array, penalty: Float64Array): Float64Array {
  const { start, column, value } = rows;
  const curvature = Float64Array.from(penalty);
  for (const row of chosen) {
    const end = start[row + 1] ?? 0;
    for (let k = start[row] ?? 0; k < end; k += 1) addTo(curvature, column[k] ?? 0, (value[k] ?? 0) ** 2 / 4);
  }
  return curvature.map((each) => 1 / Math.max(each, 1e-9));
}

function lossAndSlope(
  rows: SparseRows,
  chosen: Int32Array,
  { penalty, towards }: { penalty: Float64Array; towards: Float64Array },
  weights: Float64Array,
  slope: Float64Array,
): number {
  let loss = 0;
  for (let k = 0; k < weights.length; k += 1) {
    const away = cell(weights, k) - cell(towards, k);
    const pull = cell(penalty, k) * away;
    slope[k] = pull;
    loss += 0.5 * pull * away;
  }
  const { start, column, value } = rows;
  for (const row of chosen) {
    const z = scoreRow(rows, row, weights);
    const right = rows.right[row] ?? 0;
    loss += lossOf(z, right);
    const error = sigmoid(z) - right;
    const end = start[row + 1] ?? 0;
    for (let k = start[row] ?? 0; k < end; k += 1) addTo(slope, column[k] ?? 0, error * (value[k] ?? 0));
  }
  return loss;
}

function directionFrom(slope: Float64Array, pairs: readonly Pair[], pace: Float64Array): Float64Array {
  const direction = Float64Array.from(slope);
  const shares: number[] = [];
  for (const { step, turn, inverse } of pairs.toReversed()) {
    const share = inverse * dot(step, direction);
    shares.push(share);
    for (let k = 0; k < direction.length; k += 1) addTo(direction, k, -share * cell(turn, k));
  }
  for (let k = 0; k < direction.length; k += 1) direction[k] = cell(direction, k) * cell(pace, k);
  for (const { step, turn, inverse } of pairs) {
    const share = (shares.pop() ?? 0) - inverse * dot(turn, direction);
    for (let k = 0; k < direction.length; k += 1) addTo(direction, k, share * cell(step, k));
  }
  return direction.map((each) => -each);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += cell(a, k) * cell(b, k);
  return sum;
}
