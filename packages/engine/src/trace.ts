/**
 * The search for the gap behind a failure.
 *
 * 1. Each ancestor a of the failed concept has a score: the chance that a is missing while all it rests on is there, as if each were a matter of its own.
 *    They are not: what lies together is known or missing together. So the order in which they are suspected counts what a rests on for less than the score does.
 * 2. An ancestor that was asked since the failure and reaches the score is the gap: it is taught. When no probe is left, so is the likeliest that was missed.
 * 3. Otherwise the likeliest ancestor that was not asked since the failure is probed with one item, a few times at most; the nearer is
 *    likelier, and of two alike the one that more of the failed concept rests on.
 * 4. When no ancestor is left to suspect, the failed concept itself is the gap, and the step goes back to it.
 */
import type { Graph } from "./graph.ts";
import { conceptState, isKnown, masteryOf } from "./mastery.ts";
import { PARAMETERS } from "./parameters.ts";
import { ancestors, positionOf, requiresOf } from "./reach.ts";
import type { LearnerState } from "./state.ts";

/** A concept under suspicion, and the chance that it is missing while everything it directly requires is there, 0-1. */
export type Suspect = { concept: string; score: number };

/** Chance that everything the concept directly requires is there, as if each were a matter of its own. */
const chanceOfAll = (graph: Graph, state: LearnerState, concept: string): number =>
  requiresOf(graph, concept).reduce((chance, required) => chance * masteryOf(graph, state, required), 1);

/** Everything the failed concept rests on, the likeliest gap first. */
export const gapScores = (graph: Graph, state: LearnerState, failed: string): readonly Suspect[] =>
  [...ancestors(graph, failed)]
    .map(([concept, hops]) => {
      const missing = 1 - masteryOf(graph, state, concept);
      const below = chanceOfAll(graph, state, concept);
      const rank = missing * below ** PARAMETERS.gapBelowPower * PARAMETERS.gapPerEdge ** (hops - 1);
      return { concept, score: missing * below, rank };
    })
    .sort((a, b) => b.rank - a.rank || positionOf(graph, a.concept) - positionOf(graph, b.concept))
    .map(({ concept, score }) => ({ concept, score }));

export type Trace =
  | { kind: "teach"; gap: string; score: number }
  | { kind: "probe"; concept: string; score: number }
  /** `gaps`: the detours that were taken since the failure. */
  | { kind: "go-back"; gaps: readonly string[] };

const askedSince = (state: LearnerState, concept: string, place: number): boolean =>
  conceptState(state, concept).answers.some((answer) => answer.place > place);

/** What to do about a concept that was failed at `since`, a place in the log. */
export const trace = (graph: Graph, state: LearnerState, failed: string, since: number): Trace => {
  const suspects = gapScores(graph, state, failed);
  const asked = suspects.filter(({ concept }) => askedSince(state, concept, since));
  const next = suspects.find(({ concept }) => !askedSince(state, concept, since));
  const taught = suspects.filter(({ concept }) => conceptState(state, concept).lessonPlace > since);
  const mayProbe = next !== undefined && asked.length < PARAMETERS.probesAtMost && taught.length === 0;
  const gap = asked.find(
    ({ concept, score }) => !isKnown(graph, state, concept) && (!mayProbe || score >= PARAMETERS.gapScore),
  );
  if (gap) return { kind: "teach", gap: gap.concept, score: gap.score };
  if (mayProbe) return { kind: "probe", concept: next.concept, score: next.score };
  return { kind: "go-back", gaps: taught.map(({ concept }) => concept) };
};
