import type { Graph } from "../graph.ts";
import { coreExercises, graphIndexOf, indexOf, requiresOf, unlockedBy } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { type ConceptState, conceptState, type LearnerState } from "../state.ts";
import { abilityLogOdds } from "./ability.ts";
import { logOddsOfStrength } from "./gaussian.ts";
import { networkLogOdds } from "./network.ts";
import { toChance, toLogOdds } from "./odds.ts";
import { priorOf } from "./prior.ts";
import { missesInRow } from "./rounds.ts";

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

/** Whether an exercise that shows the concept by code was passed. */
export function hasCode(state: LearnerState, concept: string): boolean {
  return conceptState(state, concept).codeSequence > 0;
}

/**
 * Whether the last answers to the concept's own items were right: `rightsThatShow` in a row, by the learner's own work. "I don't know yet" between
 * them says that something was not shown, and takes nothing back.
 */
export function isSteady({ answers }: ConceptState): boolean {
  if (answers.at(-1)?.result !== "right") return false;
  const tried = answers.filter(({ result }) => result !== "dont-know").slice(-PARAMETERS.rightsThatShow);
  return tried.length === PARAMETERS.rightsThatShow && tried.every(({ good }) => good);
}

/** Whether the path may go past the concept: it was shown, or was never asked and is assumed. */
export function isKnown(graph: Graph, state: LearnerState, concept: string): boolean {
  const own = conceptState(state, concept);
  if (isUnchecked(own) || isMissed(own)) return false;
  const enough = wasGivenUp(own) ? PARAMETERS.enough : knownFrom(own);
  return (isSteady(own) && !wasGivenUp(own)) || masteryOf(graph, state, concept) >= enough;
}

/** Whether concepts that require this one may be taught. */
export function mayBuildOn(graph: Graph, state: LearnerState, concept: string): boolean {
  return (
    isKnown(graph, state, concept) ||
    (masteryOf(graph, state, concept) >= PARAMETERS.enough && !isMissed(conceptState(state, concept)))
  );
}

/** Direct prerequisites that cannot be built on yet, and concepts that still lock one of a subject that can wait. */
export function missingFor(graph: Graph, state: LearnerState, concept: string): readonly string[] {
  const missing = requiresOf(graph, concept).filter((required) => !mayBuildOn(graph, state, required));
  return [...new Set([...missing, ...lockedBy(graph, state, concept)])];
}

/** Concepts that must still be shown before this one may be taught, because it belongs to a subject that can wait. */
export function lockedBy(graph: Graph, state: LearnerState, concept: string): readonly string[] {
  return unlockedBy(graph, concept).filter((id) => !isStrong(graph, state, id));
}

/** Whether the learner showed the concept, by answers to its own items or by code. */
export function isShown(graph: Graph, state: LearnerState, concept: string): boolean {
  return (wasAsked(state, concept) || hasCode(state, concept)) && isKnown(graph, state, concept);
}

/** Whether the learner showed the concept by code, or by closed items where none of its exercises can run. */
export function isStrong(graph: Graph, state: LearnerState, concept: string): boolean {
  return isShown(graph, state, concept) && !needsCode(graph, state, concept);
}

/** Whether the concept has an exercise that shows it by code, and the learner passed none. */
export function needsCode(graph: Graph, state: LearnerState, concept: string): boolean {
  return !hasCode(state, concept) && coreExercises(graph, concept).length > 0;
}

function readAll(graph: Graph, state: LearnerState): Float64Array {
  const graphIndex = graphIndexOf(graph);
  const { readings: weights, mostLogOdds } = PARAMETERS;
  const concepts = graphIndex.ids.map((id) => conceptState(state, id));
  const evidence = concepts.map(({ logRatio }) => logRatio);
  const beforeLesson = concepts.map(({ logRatioBeforeLesson }) => logRatioBeforeLesson);
  const ability = abilityLogOdds(graphIndex, evidence, beforeLesson, state.experience);
  return networkLogOdds(graphIndex, evidence).map((network, index) => {
    const { mean, variance } = state.strengths;
    const strength = logOddsOfStrength(mean[index] ?? 0, variance[index] ?? 1);
    const sum =
      weights.strength * strength + weights.network * network + weights.ability * (ability[index] ?? 0);
    return withinOwnAnswers(concepts[index], Math.max(-mostLogOdds, Math.min(mostLogOdds, sum)));
  });
}

/** The belief may not contradict the concept's own last answers: a shown concept is believed enough, and one whose exercise was given up not too much. */
function withinOwnAnswers(own: ConceptState | undefined, logOdds: number): number {
  if (own === undefined) return logOdds;
  if (wasGivenUp(own)) return Math.min(logOdds, toLogOdds(PARAMETERS.withoutCodeAtMost));
  return isSteady(own) ? Math.max(logOdds, toLogOdds(PARAMETERS.enough)) : logOdds;
}

/** An exercise of the concept was missed, and the concept was not shown by code since. */
function wasGivenUp({ answers, codeSequence }: ConceptState): boolean {
  return answers.some(
    ({ exercise, result, sequence }) => exercise && result !== "right" && sequence > codeSequence,
  );
}

/** Taught, and not asked since: a lesson shows nothing by itself. */
function isUnchecked({ answers, lessonSequence }: ConceptState): boolean {
  return lessonSequence > (answers.at(-1)?.sequence ?? 0);
}

/** The concept's own answers say that it is not known: none was right by the learner's own work, the last ones were missed, or the last one was an exercise. Answers on other concepts cannot make up for that. */
function isMissed({ answers, codeSequence }: ConceptState): boolean {
  const last = answers.at(-1);
  if (last === undefined) return false;
  const results = answers.map(({ result }) => result);
  return (
    (codeSequence === 0 && !answers.some(({ good }) => good)) ||
    missesInRow(results) >= PARAMETERS.missesInRowThatFail ||
    (last.exercise && last.result !== "right")
  );
}

/** Mastery from which a concept counts as known: higher once an answer of its own was wrong. */
function knownFrom({ answers }: ConceptState): number {
  return answers.some(({ result }) => result === "wrong") ? PARAMETERS.strong : PARAMETERS.enough;
}
