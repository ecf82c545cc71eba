import { isShown } from "../belief/mastery.ts";
import type { Graph } from "../graph.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";
import { recallAt, whenRecallFallsTo } from "./remember.ts";

/**
 * Chance that the learner still recalls a shown concept, 0-1; null when it was never shown.
 *
 * @param now milliseconds since 1970, UTC
 */
export function recallOf(state: LearnerState, concept: string, now: number): number | null {
  const { memory } = conceptState(state, concept);
  return memory === null ? null : recallAt(memory, now);
}

/** When a shown concept falls due for review, ms; null when it was never shown. */
export function dueAtOf(state: LearnerState, concept: string): number | null {
  const { memory } = conceptState(state, concept);
  return memory === null ? null : whenRecallFallsTo(memory, PARAMETERS.dueBelow);
}

/** Whether the concept was shown and is now due for review. */
export function isDue(graph: Graph, state: LearnerState, concept: string, now: number): boolean {
  const recall = recallOf(state, concept, now);
  return recall !== null && recall < PARAMETERS.dueBelow && isShown(graph, state, concept);
}
