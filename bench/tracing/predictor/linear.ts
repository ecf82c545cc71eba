// The linear score: a logistic regression on all features, from which the trees start.
//
// 1. Every feature is scaled to mean 0 and deviation 1 over the rows.
// 2. The weights are fitted with a penalty, then converted to the unscaled features. By default a light penalty pulls
//    them to 0; with `pullToBase` it pulls them to the score of the base model alone, which is the first feature.

import { allRows, fitLogistic } from "../logistic.ts";
import { CORE_FEATURES } from "./features.ts";

export interface Linear {
  readonly constant: number;
  readonly weights: readonly number[];
}

const PULL = 3;
const MOST_ROWS = 120_000;

export function scoreLinear({ constant, weights }: Linear, features: Float32Array, offset: number): number {
  let sum = constant;
  for (let k = 0; k < weights.length; k += 1) sum += (weights[k] ?? 0) * (features[offset + k] ?? 0);
  return sum;
}

/** The score of the base model alone. */
export function baseAlone(width: number): Linear {
  return {
    constant: 0,
    weights: Array.from({ length: width }, (_, k) => (k === 0 ? 1 : 0)),
  };
}

/**
 * @param features `width` numbers per row, row after row; the first is the score of the base model
 * @param pullToBase strength of the pull to the base model alone; a light pull to 0 when left out
 * @param chosen rows to learn from; an even part of all when left out
 */
export function fitLinear(
  features: Float32Array,
  width: number,
  right: Uint8Array,
  { pullToBase, chosen }: { pullToBase?: number; chosen?: Int32Array } = {},
): Linear {
  const rows = chosen ?? thinRows(right.length);
  const moments = Array.from({ length: width }, (_, feature) => momentsOf(features, width, feature, rows));
  const columns = width + 1;
  const value = new Float32Array(rows.length * columns).fill(1);
  rows.forEach((row, at) => {
    moments.forEach(({ mean, deviation }, k) => {
      value[at * columns + k] = ((features[row * width + k] ?? 0) - mean) / deviation;
    });
  });
  const sparse = {
    start: Int32Array.from({ length: rows.length + 1 }, (_, k) => k * columns),
    column: Int32Array.from(value, (_, k) => k % columns),
    value,
    right: Uint8Array.from(rows, (row) => right[row] ?? 0),
  };
  const penalty = new Float64Array(columns).fill(pullToBase ?? PULL);
  if (pullToBase === undefined) penalty[width] = 0;
  else for (const k of CORE_FEATURES) penalty[k] = PULL;
  const towards = new Float64Array(columns);
  const [score] = moments;
  if (pullToBase !== undefined && score !== undefined) {
    towards[0] = score.deviation;
    towards[width] = score.mean;
  }
  const scaled = fitLogistic(sparse, penalty, { chosen: allRows(sparse), maxSteps: 80, towards });
  const weights = moments.map(({ deviation }, k) => (scaled[k] ?? 0) / deviation);
  const constant = moments.reduce((sum, { mean }, k) => sum - mean * (weights[k] ?? 0), scaled[width] ?? 0);
  return { constant, weights };
}

/** At most `MOST_ROWS`, evenly spaced. */
function thinRows(count: number): Int32Array {
  const stride = Math.max(1, Math.ceil(count / MOST_ROWS));
  return Int32Array.from({ length: Math.ceil(count / stride) }, (_, k) => k * stride);
}

function momentsOf(features: Float32Array, width: number, feature: number, rows: Int32Array) {
  let sum = 0;
  let squares = 0;
  for (const row of rows) {
    const value = features[row * width + feature] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / rows.length;
  return { mean, deviation: Math.sqrt(Math.max(squares / rows.length - mean * mean, 1e-8)) };
}
