/**
 * The search for the gap behind a failure.
 *
 * 1. Each ancestor a of the failed concept has a score: the chance that a is missing while all it rests on is there.
 * 2. An ancestor that was asked and reaches the score is the gap: it is taught.
 * 3. Otherwise the likeliest ancestor that was not asked since the failure is probed with one item, a few times at most.
 * 4. When no ancestor is left to suspect, the failed concept itself is the gap, and the step goes back to it.
 */
import type { Graph } from "./graph.ts";
import { conceptState, isKnown, masteryOf } from "./mastery.ts";
import { PARAMETERS } from "./parameters.ts";
import { ancestors, positionOf, requiresOf } from "./reach.ts";
import type { LearnerState } from "./state.ts";

/** Chance that the concept is missing while everything it directly requires is there, 0-1. */
const gapScore = (graph: Graph, state: LearnerState, concept: string): number =>
  requiresOf(graph, concept).reduce(
    (score, required) => score * masteryOf(state, required),
    1 - masteryOf(state, concept),
  );

export type Trace =
  | { kind: "teach"; gap: string; score: number }
  | { kind: "probe"; concept: string; score: number }
  /** `gaps`: the detours that were taken since the failure. */
  | { kind: "go-back"; gaps: readonly string[] };

const askedSince = (state: LearnerState, concept: string, place: number): boolean =>
  conceptState(state, concept).answers.some((answer) => answer.place > place);

/** What to do about a concept that was failed at `since`, a place in the log. */
export const trace = (graph: Graph, state: LearnerState, failed: string, since: number): Trace => {
  const suspects = [...ancestors(graph, failed)]
    .map(([concept, hops]) => ({ concept, hops, score: gapScore(graph, state, concept) }))
    .sort(
      (a, b) =>
        b.score / b.hops - a.score / a.hops || positionOf(graph, a.concept) - positionOf(graph, b.concept),
    );
  const asked = suspects.filter(({ concept }) => askedSince(state, concept, since));
  const gap = asked
    .filter(({ concept, score }) => !isKnown(state, concept) && score >= PARAMETERS.gapScore)
    .sort((a, b) => b.score - a.score)[0];
  if (gap) return { kind: "teach", gap: gap.concept, score: gap.score };
  const next = suspects.find(({ concept }) => !askedSince(state, concept, since));
  const taught = suspects.filter(({ concept }) => conceptState(state, concept).lessonPlace > since);
  if (next && asked.length < PARAMETERS.probesAtMost && taught.length === 0) {
    return { kind: "probe", concept: next.concept, score: next.score };
  }
  return { kind: "go-back", gaps: taught.map(({ concept }) => concept) };
};
