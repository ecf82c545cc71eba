/**
 * First reading of the answers: the strengths θ of all concepts, jointly normal, updated by one answer at a time.
 *
 * Let w be the unit vector of the concept that was asked, and v that vector corrected by the evidence so far:
 *
 *     θ ~ N(mean, K),   K = P − P B P,   P the prior covariance
 *     an answer:   v = w − B P w,   mean += pull · P v,   B += tightening · v vᵀ
 *
 * B has rows only for concepts that were asked, so the cost of a learner grows with those and not with the square of all concepts. The result
 * is exact: it is the plain update K −= tightening · (K w)(K w)ᵀ in other coordinates.
 *
 * Lessons and forgetting change one concept only, and say nothing about the prior strength of a learner. So a concept may have a second latent
 * quantity, its gain, which is independent of all other concepts; its strength is the sum of the two. When the variance Q of a gain grows by q,
 * its row of B is scaled by Q / (Q + q), which is exact.
 */
import { LEAST_VARIANCE, LOGISTIC_SPREAD } from "../parameters.ts";
import type { Likelihood } from "./likelihood.ts";
import { type Moved, matchMoments } from "./moments.ts";
import type { Prior } from "./prior.ts";

/** Plain data: survives JSON unchanged. A concept is a number: its index in the graph. */
export type Gaussian = {
  /** Latent quantities with evidence: the concept of each, and its variance if it is a gain, else 0. */
  concepts: readonly number[];
  gains: readonly number[];
  /** Lower triangle of B: row i has i + 1 entries. */
  rows: readonly (readonly number[])[];
  /** Mean and variance of every concept's strength. */
  mean: readonly number[];
  variance: readonly number[];
};

/** A mutable belief: the functions below change it in place. */
export type GaussianDraft = {
  concepts: number[];
  gains: number[];
  rows: number[][];
  mean: number[];
  variance: number[];
};

export function beginGaussian({ size, mean, variance }: Prior): GaussianDraft {
  return {
    concepts: [],
    gains: [],
    rows: [],
    mean: [...mean],
    variance: Array.from({ length: size }, () => variance),
  };
}

export function toDraft({ concepts, gains, rows, mean, variance }: Gaussian): GaussianDraft {
  return {
    concepts: concepts.slice(),
    gains: gains.slice(),
    rows: rows.map((row) => row.slice()),
    mean: mean.slice(),
    variance: variance.slice(),
  };
}

/**
 * Reused buffers for the temporary vectors of an update, so that folding a log does not allocate for each event.
 */
const buffers: Float64Array[] = [];

/** Converts a strength to the log-odds that the concept is known: m / √(1/4 + .393 v). @see MacKay 1992, for the logistic of a normal */
export function logOddsOfStrength(mean: number, variance: number): number {
  return mean / strengthPerLogOdds(variance);
}

/** Change of the mean strength that changes the log-odds by 1. */
export function strengthPerLogOdds(variance: number): number {
  return Math.sqrt(0.25 + LOGISTIC_SPREAD * variance);
}

/**
 * The variance after an answer, limited so that a right answer never lowers the chance and a wrong one never raises it. By moment matching
 * alone this would happen now and then, when guess or slip leave an answer with little information.
 */
export function limitedVariance(
  before: { mean: number; variance: number },
  after: { mean: number; variance: number },
  right: boolean,
): number {
  const sign = right ? 1 : -1;
  const [was, is] = [sign * before.mean, sign * after.mean];
  if (was * is <= 0) return after.variance;
  const even =
    ((after.mean / before.mean) ** 2 * (0.25 + LOGISTIC_SPREAD * before.variance) - 0.25) / LOGISTIC_SPREAD;
  return was < 0 ? Math.max(after.variance, even) : Math.min(after.variance, even);
}

/** Posterior covariance of the concept's strength with the strength of every concept. */
export function covarianceWith(prior: Prior, belief: Gaussian, concept: number): Float64Array {
  const reach = spread(prior, belief, weigh(prior, belief, concept));
  const isLatent = baseOf(belief, concept) !== -1;
  const column = prior.column(concept);
  return reach.map((each, other) => each + (isLatent ? 0 : (column[other] ?? 0)));
}

/** Updates the draft by one answer to an item of the concept. */
export function observe(prior: Prior, draft: GaussianDraft, concept: number, answer: Likelihood): void {
  if (baseOf(draft, concept) === -1) addLatent(draft, concept, 0);
  const weights = weigh(prior, draft, concept);
  const reach = spread(prior, draft, weights);
  const mean = draft.mean[concept] ?? 0;
  const variance = Math.max(LEAST_VARIANCE, reach[concept] ?? 0);
  const moved = matchMoments(mean - answer.difficulty, variance + answer.difficultyVariance, answer);
  const tightening = limitedTightening(mean, variance, moved, answer.right);
  addOuter(draft.rows, weights, tightening);
  for (let other = 0; other < reach.length; other += 1) {
    const covariance = reach[other] ?? 0;
    draft.mean[other] = (draft.mean[other] ?? 0) + moved.pull * covariance;
    const narrowed = (draft.variance[other] ?? 0) - tightening * covariance * covariance;
    draft.variance[other] = Math.max(LEAST_VARIANCE, narrowed);
  }
}

/** Adds an uncertain change to the concept's strength, by a lesson or by forgetting. */
export function drift(
  draft: GaussianDraft,
  concept: number,
  { mean, variance }: { mean: number; variance: number },
): void {
  draft.mean[concept] = (draft.mean[concept] ?? 0) + mean;
  draft.variance[concept] = (draft.variance[concept] ?? 0) + variance;
  if (variance === 0) return;
  const latent = gainOf(draft, concept);
  if (latent === -1) {
    addLatent(draft, concept, variance);
    return;
  }
  const gain = draft.gains[latent] ?? 0;
  draft.gains[latent] = gain + variance;
  scaleRow(draft.rows, latent, gain / (gain + variance));
}

/** Covariance of every concept's strength with a weighted sum of the latent quantities: P times the weights. */
function spread(prior: Prior, { concepts, gains }: Gaussian, weights: Float64Array): Float64Array {
  const sum = borrow(2, prior.size);
  for (let latent = 0; latent < weights.length; latent += 1) {
    const weight = weights[latent] ?? 0;
    const concept = concepts[latent] ?? 0;
    const gain = gains[latent] ?? 0;
    if (weight === 0) continue;
    if (gain !== 0) {
      sum[concept] = (sum[concept] ?? 0) + gain * weight;
      continue;
    }
    const column = prior.column(concept);
    for (let other = 0; other < sum.length; other += 1)
      sum[other] = (sum[other] ?? 0) + weight * (column[other] ?? 0);
  }
  return sum;
}

function borrow(slot: 0 | 1 | 2, size: number): Float64Array {
  const existing = buffers[slot];
  const buffer = existing && existing.length >= size ? existing : new Float64Array(2 * size);
  buffers[slot] = buffer;
  return buffer.subarray(0, size).fill(0);
}

function limitedTightening(mean: number, variance: number, moved: Moved, right: boolean): number {
  const after = { mean: mean + variance * moved.pull, variance: variance - variance ** 2 * moved.tightening };
  return (variance - limitedVariance({ mean, variance }, after, right)) / variance ** 2;
}

/**
 * Weights v = w − B P w of an answer on the latent quantities, w being the unit vector of its concept.
 */
function weigh(prior: Prior, belief: Gaussian, concept: number): Float64Array {
  const weights = times(belief.rows, covariances(prior, belief, concept));
  for (let latent = 0; latent < weights.length; latent += 1) {
    const own = belief.concepts[latent] === concept ? 1 : 0;
    weights[latent] = own - (weights[latent] ?? 0);
  }
  return weights;
}

/** B times a vector. */
function times(rows: Gaussian["rows"], vector: Float64Array): Float64Array {
  const product = borrow(1, vector.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const own = vector[index] ?? 0;
    let sum = 0;
    for (let column = 0; column < index; column += 1) {
      const entry = row[column] ?? 0;
      sum += entry * (vector[column] ?? 0);
      product[column] = (product[column] ?? 0) + entry * own;
    }
    product[index] = (product[index] ?? 0) + sum + (row[index] ?? 0) * own;
  }
  return product;
}

/** Prior covariance of a concept's strength with each latent quantity. */
function covariances(prior: Prior, { concepts, gains }: Gaussian, concept: number): Float64Array {
  const column = prior.column(concept);
  const found = borrow(0, concepts.length);
  for (let latent = 0; latent < concepts.length; latent += 1) {
    const each = concepts[latent] ?? 0;
    const gain = gains[latent] ?? 0;
    if (gain === 0) found[latent] = column[each] ?? 0;
    else if (each === concept) found[latent] = gain;
  }
  return found;
}

function baseOf({ concepts, gains }: Gaussian, concept: number): number {
  return concepts.findIndex((each, index) => each === concept && gains[index] === 0);
}

/** Adds a latent quantity without evidence, and returns its index. */
function addLatent(draft: GaussianDraft, concept: number, gain: number): number {
  draft.concepts.push(concept);
  draft.gains.push(gain);
  draft.rows.push(zeros(draft.concepts.length));
  return draft.concepts.length - 1;
}

/** An array of zeros that V8 stores as doubles from the start. An array that begins with integers makes each loop over the rows several times slower. */
function zeros(length: number): number[] {
  return Array.from({ length }, () => 0.5).fill(0);
}

function addOuter(rows: number[][], vector: Float64Array, factor: number): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const product = factor * (vector[index] ?? 0);
    for (let column = 0; column <= index; column += 1)
      row[column] = (row[column] ?? 0) + product * (vector[column] ?? 0);
  }
}

function gainOf({ concepts, gains }: Gaussian, concept: number): number {
  return concepts.findIndex((each, index) => each === concept && gains[index] !== 0);
}

function scaleRow(rows: number[][], latent: number, factor: number): void {
  rows.forEach((row, index) => {
    if (index === latent)
      for (let column = 0; column < row.length; column += 1) row[column] = (row[column] ?? 0) * factor;
    if (index >= latent) row[latent] = (row[latent] ?? 0) * factor;
  });
}
