import type { Graph } from "../graph.ts";
import { graphIndexOf, indexOf, requiresOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { type ConceptState, conceptState, type LearnerState } from "../state.ts";
import { abilityLogOdds } from "./ability.ts";
import { logOddsOfStrength } from "./gaussian.ts";
import { networkLogOdds } from "./network.ts";
import { toChance } from "./odds.ts";
import { priorOf } from "./prior.ts";

/** Mean and variance of the strength in a concept; 0 and 1 for an unknown concept. */
export function strengthOf(
  graph: Graph,
  { strengths }: LearnerState,
  concept: string,
): { mean: number; variance: number } {
  const index = indexOf(graph, concept);
  return { mean: strengths.mean[index] ?? 0, variance: strengths.variance[index] ?? 1 };
}

/** Log-odds of mastery by strength alone; 0 for an unknown concept. */
export function strengthLogOdds(graph: Graph, { strengths }: LearnerState, concept: string): number {
  const index = indexOf(graph, concept);
  return index === -1 ? 0 : logOddsOfStrength(strengths.mean[index] ?? 0, strengths.variance[index] ?? 1);
}

/** Cache: the readings of a state are computed once. */
const readings = new WeakMap<LearnerState, { graph: Graph; logOdds: Float64Array }>();

/** Log-odds of mastery of every concept, in the order of the graph. */
export function allLogOdds(graph: Graph, state: LearnerState): Float64Array {
  const known = readings.get(state);
  if (known?.graph === graph) return known.logOdds;
  const logOdds = readAll(graph, state);
  readings.set(state, { graph, logOdds });
  return logOdds;
}

/** Log-odds of mastery; 0 for an unknown concept. */
export function logOddsOf(graph: Graph, state: LearnerState, concept: string): number {
  return allLogOdds(graph, state)[indexOf(graph, concept)] ?? 0;
}

/** Chance that the learner knows the concept, strictly between 0 and 1. */
export function masteryOf(graph: Graph, state: LearnerState, concept: string): number {
  return toChance(logOddsOf(graph, state, concept));
}

/** Standard deviation of the concept's strength as a share of its value before any answer, above 0. It exceeds 1 after an unverified change, such as a lesson. */
export function uncertaintyOf(graph: Graph, { strengths }: LearnerState, concept: string): number {
  return Math.sqrt((strengths.variance[indexOf(graph, concept)] ?? 1) / priorOf(graph).variance);
}

/** Whether an item of the concept itself was answered. */
export function wasAsked(state: LearnerState, concept: string): boolean {
  return conceptState(state, concept).answers.length > 0;
}

/** Whether the last answers to the concept's own items were right: `rightsThatShow` in a row. */
export function isSteady({ answers }: ConceptState): boolean {
  return (
    answers.length >= PARAMETERS.rightsThatShow &&
    answers.slice(-PARAMETERS.rightsThatShow).every(({ right }) => right)
  );
}

/** Whether the path may go past the concept: it was shown, or was never asked and is assumed. */
export function isKnown(graph: Graph, state: LearnerState, concept: string): boolean {
  const own = conceptState(state, concept);
  if (isUnchecked(own) || wasOnlyMissed(own)) return false;
  return isSteady(own) || masteryOf(graph, state, concept) >= knownFrom(own);
}

/** Whether concepts that require this one may be taught. */
export function mayBuildOn(graph: Graph, state: LearnerState, concept: string): boolean {
  return (
    isKnown(graph, state, concept) ||
    (masteryOf(graph, state, concept) >= PARAMETERS.enough && !wasOnlyMissed(conceptState(state, concept)))
  );
}

/** Direct prerequisites that cannot be built on yet. */
export function missingFor(graph: Graph, state: LearnerState, concept: string): readonly string[] {
  return requiresOf(graph, concept).filter((required) => !mayBuildOn(graph, state, required));
}

/** Whether the learner showed the concept by answers to its own items. */
export function isShown(graph: Graph, state: LearnerState, concept: string): boolean {
  return wasAsked(state, concept) && isKnown(graph, state, concept);
}

function readAll(graph: Graph, state: LearnerState): Float64Array {
  const graphIndex = graphIndexOf(graph);
  const { readings: weights, mostLogOdds } = PARAMETERS;
  const concepts = graphIndex.ids.map((id) => conceptState(state, id));
  const evidence = concepts.map(({ logRatio }) => logRatio);
  const beforeLesson = concepts.map(({ logRatioBeforeLesson }) => logRatioBeforeLesson);
  const ability = abilityLogOdds(graphIndex, evidence, beforeLesson);
  return networkLogOdds(graphIndex, evidence).map((network, index) => {
    const { mean, variance } = state.strengths;
    const strength = logOddsOfStrength(mean[index] ?? 0, variance[index] ?? 1);
    const sum =
      weights.strength * strength + weights.network * network + weights.ability * (ability[index] ?? 0);
    return Math.max(-mostLogOdds, Math.min(mostLogOdds, sum));
  });
}

/** Taught, and not asked since: a lesson shows nothing by itself. */
function isUnchecked({ answers, lessonSequence }: ConceptState): boolean {
  return lessonSequence > (answers.at(-1)?.sequence ?? 0);
}

/** Asked, and never answered right. Answers on other concepts cannot make up for that. */
function wasOnlyMissed({ answers }: ConceptState): boolean {
  return answers.length > 0 && answers.every(({ right }) => !right);
}

/** Mastery from which a concept counts as known: higher once an answer of its own was wrong. */
function knownFrom({ answers }: ConceptState): number {
  return answers.some(({ right }) => !right) ? PARAMETERS.strong : PARAMETERS.enough;
}
