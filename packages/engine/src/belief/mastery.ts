import type { Graph } from "../graph.ts";
import { graphIndexOf, indexOf, requiresOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { type ConceptState, conceptState, type LearnerState } from "../state.ts";
import { abilityLogOdds } from "./ability.ts";
import { logOddsOfStrength } from "./gaussian.ts";
import { networkLogOdds } from "./network.ts";
import { toChance } from "./odds.ts";
import { priorOf } from "./prior.ts";

/** Mean and variance of the strength in a concept; 0 and 1 for a concept that the graph does not have. */
export function strengthOf(
  graph: Graph,
  { strengths }: LearnerState,
  concept: string,
): { mean: number; variance: number } {
  const place = indexOf(graph, concept);
  return { mean: strengths.mean[place] ?? 0, variance: strengths.variance[place] ?? 1 };
}

/** Log-odds of mastery by strength alone; those of an even chance for a concept that the graph does not have. */
export function strengthLogOdds(graph: Graph, { strengths }: LearnerState, concept: string): number {
  const place = indexOf(graph, concept);
  return place === -1 ? 0 : logOddsOfStrength(strengths.mean[place] ?? 0, strengths.variance[place] ?? 1);
}

/** One reading serves all that is asked of a state. */
const readings = new WeakMap<LearnerState, { graph: Graph; logOdds: Float64Array }>();

/** Log-odds of mastery of every concept, in the order of the graph. */
export function allLogOdds(graph: Graph, state: LearnerState): Float64Array {
  const known = readings.get(state);
  if (known?.graph === graph) return known.logOdds;
  const logOdds = readAll(graph, state);
  readings.set(state, { graph, logOdds });
  return logOdds;
}

/** Log-odds of mastery; 0 for a concept that the graph does not have. */
export function logOddsOf(graph: Graph, state: LearnerState, concept: string): number {
  return allLogOdds(graph, state)[indexOf(graph, concept)] ?? 0;
}

/** Belief that the learner knows the concept, strictly between 0 and 1. */
export function masteryOf(graph: Graph, state: LearnerState, concept: string): number {
  return toChance(logOddsOf(graph, state, concept));
}

/** How uncertain the concept's strength still is: its standard deviation as a share of what it was before any answer, above 0; above 1 after what nobody saw the end of, such as a lesson. */
export function uncertaintyOf(graph: Graph, { strengths }: LearnerState, concept: string): number {
  return Math.sqrt((strengths.variance[indexOf(graph, concept)] ?? 1) / priorOf(graph).variance);
}

/** True when an item of the concept itself was answered. */
export function wasAsked(state: LearnerState, concept: string): boolean {
  return conceptState(state, concept).answers.length > 0;
}

/** True when enough of the last answers to the concept's own items were right, without a miss among them. */
export function isSteady({ answers }: ConceptState): boolean {
  return (
    answers.length >= PARAMETERS.rightsThatShow &&
    answers.slice(-PARAMETERS.rightsThatShow).every(({ right }) => right)
  );
}

/** True when the path may go past the concept: shown, or never asked and assumed. */
export function isKnown(graph: Graph, state: LearnerState, concept: string): boolean {
  const held = conceptState(state, concept);
  if (isUnchecked(held) || wasOnlyMissed(held)) return false;
  return isSteady(held) || masteryOf(graph, state, concept) >= knownFrom(held);
}

/** True when something may be built on the concept. */
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

/** True when the learner showed it by answers of its own. */
export function isShown(graph: Graph, state: LearnerState, concept: string): boolean {
  return wasAsked(state, concept) && isKnown(graph, state, concept);
}

function readAll(graph: Graph, state: LearnerState): Float64Array {
  const layout = graphIndexOf(graph);
  const { readings: counts, mostLogOdds } = PARAMETERS;
  const held = layout.ids.map((id) => conceptState(state, id));
  const evidence = held.map(({ logRatio }) => logRatio);
  const brought = held.map((concept) => concept.logRatioBeforeLesson);
  const ability = abilityLogOdds(layout, evidence, brought);
  return networkLogOdds(layout, evidence).map((network, place) => {
    const { mean, variance } = state.strengths;
    const strength = logOddsOfStrength(mean[place] ?? 0, variance[place] ?? 1);
    const sum =
      counts.strength * strength + counts.network * network + counts.ability * (ability[place] ?? 0);
    return Math.max(-mostLogOdds, Math.min(mostLogOdds, sum));
  });
}

/** A lesson that nothing was answered after proves nothing yet. */
function isUnchecked({ answers, lessonSequence: lessonPlace }: ConceptState): boolean {
  return lessonPlace > (answers.at(-1)?.sequence ?? 0);
}

/** Asked, and never answered right: no answer elsewhere makes up for that. */
function wasOnlyMissed({ answers }: ConceptState): boolean {
  return answers.length > 0 && answers.every(({ right }) => !right);
}

/** Mastery from which a concept counts as known: higher once an answer of its own was wrong. */
function knownFrom({ answers }: ConceptState): number {
  return answers.some(({ right }) => !right) ? PARAMETERS.strong : PARAMETERS.enough;
}
