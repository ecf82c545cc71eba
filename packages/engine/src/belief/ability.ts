/**
 * A third reading of the same answers: one ability of the learner, from which every concept is known with a chance that falls with its
 * depth and its place in the syllabus. It is right about those to whom the others give too many holes and islands.
 *
 * 1. At each point of a grid of abilities, a concept is known with chance σ(slope · ability + start − depth − place).
 * 2. A point weighs as much as the normal gives it, times how likely the evidence of every concept is there. What was taught tells nothing of
 *    the ability that a learner brought: of such a concept only what came before its lesson counts.
 * 3. The log-odds of a concept are those of its chance over all points, its own evidence counted at each.
 *
 * Every weight moves towards the able with every right answer, so a right answer lowers nothing.
 *
 * @see Rasch 1960, for one ability and one difficulty; Bock and Aitkin 1981, for the grid
 */

import type { GraphIndex } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { clampedLogRatio, toChance } from "./odds.ts";

const { points: POINTS, widest } = PARAMETERS.ability;
const GRID = Array.from({ length: POINTS }, (_, index) => widest * ((2 * index) / (POINTS - 1) - 1));
const NORMAL = GRID.map((ability) => -(ability ** 2) / 2);

const kept = new WeakMap<GraphIndex, Float64Array>();

/**
 * Log-odds of every concept, in the order of the graph.
 *
 * @param evidence log likelihood ratio of each concept's own answers and lessons, in the order of the graph
 * @param brought the same of its answers before its first lesson alone
 */
export function abilityLogOdds(
  layout: GraphIndex,
  evidence: readonly number[],
  brought: readonly number[],
): Float64Array {
  const curves = curvesOf(layout);
  const weights = weigh(curves, brought);
  return Float64Array.from(evidence, (logRatio, concept) => {
    const ratio = ratioOf(logRatio);
    let known = 0;
    let unknown = 0;
    for (let point = 0; point < POINTS; point += 1) {
      const chance = curves[concept * POINTS + point] ?? 0;
      const weight = (weights[point] ?? 0) / (1 + (ratio - 1) * chance);
      known += weight * chance * ratio;
      unknown += weight * (1 - chance);
    }
    return Math.log(known / unknown);
  });
}

function curvesOf(layout: GraphIndex): Float64Array {
  const known = kept.get(layout);
  if (known) return known;
  const fresh = toCurves(layout);
  kept.set(layout, fresh);
  return fresh;
}

/** Chance to know each concept at each point, a row of the grid for each concept. */
function toCurves({ size, depth, deepest }: GraphIndex): Float64Array {
  const { slope, start, perDepth, late } = PARAMETERS.ability;
  const curves = new Float64Array(size * POINTS);
  for (let concept = 0; concept < size; concept += 1) {
    const ease =
      start -
      (perDepth * (depth[concept] ?? 0)) / Math.max(1, deepest) -
      (late * concept) / Math.max(1, size);
    GRID.forEach((ability, point) => {
      curves[concept * POINTS + point] = toChance(slope * ability + ease);
    });
  }
  return curves;
}

/** How much each point of the grid weighs; they add up to 1. */
function weigh(curves: Float64Array, brought: readonly number[]): Float64Array {
  const logs = Float64Array.from(NORMAL);
  brought.forEach((logRatio, concept) => {
    if (logRatio === 0) return;
    const more = ratioOf(logRatio) - 1;
    for (let point = 0; point < POINTS; point += 1)
      logs[point] = (logs[point] ?? 0) + Math.log1p(more * (curves[concept * POINTS + point] ?? 0));
  });
  const most = logs.reduce((a, b) => Math.max(a, b));
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

function ratioOf(logRatio: number): number {
  return Math.exp(clampedLogRatio(logRatio));
}
