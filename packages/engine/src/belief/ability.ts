/**
 * Third reading of the answers: one ability per learner (Rasch model). The chance to know a concept rises with the ability and falls with
 * the depth of the concept and its position in the syllabus. It serves learners for whom the other two readings predict too many isolated gaps and islands of knowledge.
 *
 * 1. At each point of a grid of abilities, a concept is known with chance σ(slope · ability + start − depth − position).
 * 2. The weight of a point is its density under a normal, times the likelihood of the evidence of every concept at that point. After a lesson,
 *    answers say nothing about the ability that a learner started with, so only the evidence before the first lesson counts here.
 * 3. The log-odds of a concept come from its chance averaged over all points. Its own evidence counts at each point.
 *
 * Each right answer shifts weight towards higher abilities, so no right answer lowers any mastery.
 *
 * @see Rasch 1960, for one ability and one difficulty; Bock and Aitkin 1981, for the grid
 */
import type { GraphIndex } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { clampedLogRatio, toChance } from "./odds.ts";

const { points: POINTS, widest } = PARAMETERS.ability;
const GRID = Array.from({ length: POINTS }, (_, index) => widest * ((2 * index) / (POINTS - 1) - 1));

const cache = new WeakMap<GraphIndex, Float64Array>();

/**
 * Log-odds of every concept, in the order of the graph.
 *
 * @param evidence log likelihood ratio of each concept's own answers and lessons, in the order of the graph
 * @param beforeLesson the same ratio, from the answers before the first lesson only
 * @param mean of the ability before any answer, in standard deviations
 */
export function abilityLogOdds(
  graphIndex: GraphIndex,
  evidence: readonly number[],
  beforeLesson: readonly number[],
  mean: number,
): Float64Array {
  const curves = curvesOf(graphIndex);
  const weights = weightsOf(curves, beforeLesson, mean);
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

function curvesOf(graphIndex: GraphIndex): Float64Array {
  const known = cache.get(graphIndex);
  if (known) return known;
  const fresh = toCurves(graphIndex);
  cache.set(graphIndex, fresh);
  return fresh;
}

/** Chance to know each concept at each point: one row of the grid per concept. */
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

/** Weights of the points of the grid; they add up to 1. */
function weightsOf(curves: Float64Array, beforeLesson: readonly number[], mean: number): Float64Array {
  const logs = Float64Array.from(GRID, (ability) => -((ability - mean) ** 2) / 2);
  beforeLesson.forEach((logRatio, concept) => {
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
