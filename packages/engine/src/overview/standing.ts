import {
  isKnown,
  isShown,
  isStrong,
  masteryOf,
  missingFor,
  uncertaintyOf,
  wasAsked,
} from "../belief/mastery.ts";
import type { Goal, Graph } from "../graph.ts";
import { dueAtOf, isDue, recallOf } from "../memory/recall.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";

/** Standing of a learner on a concept: the first that applies, in this order. `answered`: shown by closed items, and not yet by code. */
export type StandingState = "due" | "strong" | "answered" | "assumed" | "weak" | "ready" | "locked";

export type Standing = {
  concept: string;
  state: StandingState;
  /** Chance that the concept is known, 0-1. */
  mastery: number;
  /** Standard deviation of its strength, as a share of its value before any answer. */
  uncertainty: number;
  /** Chance that it is still recalled, 0-1; null when it was never shown. */
  recall: number | null;
  /** Direct prerequisites that cannot be built on yet. */
  missing: readonly string[];
  /** Time at which it falls due for review, ms; null when it was never shown. */
  dueAt: number | null;
};

/** Standings on all concepts, in the order of the graph. */
export function standings(graph: Graph, state: LearnerState, now: number): readonly Standing[] {
  return graph.concepts.map(({ id }) => ({
    concept: id,
    state: standingState(graph, state, id, now),
    mastery: masteryOf(graph, state, id),
    uncertainty: uncertaintyOf(graph, state, id),
    recall: recallOf(state, id, now),
    missing: missingFor(graph, state, id),
    dueAt: dueAtOf(state, id),
  }));
}

/** Subjects that can wait, with the concepts that still lock them: a strong concept unlocks. */
export function waitStandings(
  graph: Graph,
  state: LearnerState,
): readonly { wait: string; unlocked: boolean; missing: readonly string[] }[] {
  return graph.waits.map(({ id, unlockedBy }) => {
    const missing = unlockedBy.filter((concept) => !isStrong(graph, state, concept));
    return { wait: id, unlocked: missing.length === 0, missing };
  });
}

/** Result of a placement over the goal, or over the whole graph without a goal. */
export function placementResult(graph: Graph, state: LearnerState, goal: Goal | null) {
  const concepts = goal?.concepts ?? graph.concepts.map(({ id }) => id);
  const assumed = concepts.filter((id) => !wasAsked(state, id) && isKnown(graph, state, id));
  const shown = concepts.filter((id) => isShown(graph, state, id));
  const missing = concepts.filter((id) => masteryOf(graph, state, id) < PARAMETERS.undecidedFrom);
  const decided = new Set([...assumed, ...shown, ...missing]);
  return { shown, assumed, missing, unclear: concepts.filter((id) => !decided.has(id)) };
}

function standingState(graph: Graph, state: LearnerState, concept: string, now: number): StandingState {
  if (isDue(graph, state, concept, now)) return "due";
  if (isStrong(graph, state, concept)) return "strong";
  if (isShown(graph, state, concept)) return "answered";
  if (isKnown(graph, state, concept)) return "assumed";
  if (wasTried(state, concept)) return "weak";
  return missingFor(graph, state, concept).length === 0 ? "ready" : "locked";
}

/** Whether an item of the concept was answered, right or wrong. "I don't know yet" is not a try. */
function wasTried(state: LearnerState, concept: string): boolean {
  return conceptState(state, concept).answers.some(({ result }) => result !== "dont-know");
}
