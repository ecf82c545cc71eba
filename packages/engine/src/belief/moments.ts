/**
 * Moment matching: updates a normal belief by one answer.
 *
 * 1. The belief z ~ N(mean, variance) is evaluated on a fixed grid of points, evenly spaced in standard deviations.
 * 2. Each point is weighted by the likelihood of the answer there.
 * 3. The weighted mean and variance are the new belief, given as a pull and a tightening.
 *
 * @see Minka 2001, assumed-density filtering; the grid is the trapezoid rule, exact to about 1e-9 for a normal at this spacing
 */
import type { Likelihood } from "./likelihood.ts";
import { toChance } from "./odds.ts";

const REACH = 5;
const POINTS = 41;

const GRID = Array.from({ length: POINTS }, (_, index) => -REACH + (2 * REACH * index) / (POINTS - 1));
const WEIGHTS = GRID.map((x) => Math.exp((-x * x) / 2));

/** Chance of a right answer at strength `z`, 0-1. */
export function chanceOfRight(z: number, { guess, slip }: Pick<Likelihood, "guess" | "slip">): number {
  return guess + (1 - guess - slip) * toChance(2 * z);
}

/** Chance of a right answer under the belief z ~ N(mean, variance), 0-1. */
export function expectedRight(
  mean: number,
  variance: number,
  item: Pick<Likelihood, "guess" | "slip">,
): number {
  const spread = Math.sqrt(variance);
  let total = 0;
  let sum = 0;
  for (let index = 0; index < POINTS; index += 1) {
    const weight = WEIGHTS[index] ?? 0;
    total += weight;
    sum += weight * chanceOfRight(mean + spread * (GRID[index] ?? 0), item);
  }
  return sum / total;
}

/** Effect of an answer on z ~ N(m, v): the mean becomes m + v · pull, the variance v − v² · tightening. */
export type Moved = { pull: number; tightening: number };

/**
 * @param mean of z, strength less difficulty
 * @param variance of z, above 0
 */
export function matchMoments(mean: number, variance: number, likelihood: Likelihood): Moved {
  const spread = Math.sqrt(variance);
  let mass = 0;
  let first = 0;
  let second = 0;
  for (let index = 0; index < POINTS; index += 1) {
    const x = GRID[index] ?? 0;
    const right = chanceOfRight(mean + spread * x, likelihood);
    const chance = likelihood.right ? right : 1 - right;
    const weight = (WEIGHTS[index] ?? 0) * (likelihood.weight === 1 ? chance : chance ** likelihood.weight);
    mass += weight;
    first += weight * x;
    second += weight * x * x;
  }
  const shift = first / mass;
  const narrowed = second / mass - shift * shift;
  return { pull: shift / spread, tightening: (1 - narrowed) / variance };
}
