/**
 * The search for the gap behind a failure.
 *
 * 1. Each ancestor a of the failed concept has a score: the chance that a is missing while all it rests on is there, as if each were a matter of its own.
 *    They are not: what lies together is known or missing together. So the order in which they are suspected counts what a rests on for less than the
 *    score does; and it counts how sure it is that the failed concept rests on a at all (see rests-on.ts).
 * 2. An ancestor that was asked since the failure and reaches the score is the gap: it is taught. When no probe is left, so is the likeliest that was missed.
 * 3. Otherwise an ancestor that was not asked since the failure is probed with one item, a few times at most: the likeliest, but what is all but certain to be
 *    missing has little to tell.
 * 4. When no ancestor is left to suspect, the failed concept itself is the gap, and the step goes back to it.
 */

import { isKnown, masteryOf } from "../belief/mastery.ts";
import type { Graph } from "../graph.ts";
import { indexOf, requiresOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";
import { chancesBelow } from "./rests-on.ts";

/**
 * A concept under suspicion.
 *
 * `score`: the chance that it is missing while everything it directly requires is there, 0-1. `suspicion` orders suspects, and `worth` what
 * to probe; both are above 0 and at most 1, and no chances.
 */
export type Suspect = { concept: string; score: number; suspicion: number; worth: number };

/** Everything the failed concept rests on, the likeliest gap first. */
export function gapScores(graph: Graph, state: LearnerState, failed: string): readonly Suspect[] {
  return [...chancesBelow(graph, failed)]
    .map(([concept, restsOn]): Suspect => {
      const mastery = masteryOf(graph, state, concept);
      const below = chanceOfAll(graph, state, concept);
      const suspicion = (1 - mastery) * below ** PARAMETERS.gapBelowPower * restsOn;
      return {
        concept,
        score: (1 - mastery) * below,
        suspicion,
        worth: suspicion * mastery ** PARAMETERS.gapDoubtPower,
      };
    })
    .sort((a, b) => b.suspicion - a.suspicion || indexOf(graph, a.concept) - indexOf(graph, b.concept));
}

/** The same suspects, the one to probe first first. */
export function probeOrder(suspects: readonly Suspect[]): readonly Suspect[] {
  return [...suspects].sort((a, b) => b.worth - a.worth);
}

export type Trace =
  | { kind: "teach"; gap: string; score: number }
  | { kind: "probe"; concept: string; score: number }
  /** `gaps`: the detours that were taken since the failure. */
  | { kind: "go-back"; gaps: readonly string[] };

/** What to do about a concept that was failed at `since`, a place in the log. */
export function trace(graph: Graph, state: LearnerState, failed: string, since: number): Trace {
  const suspects = gapScores(graph, state, failed);
  const asked = suspects.filter(({ concept }) => askedSince(state, concept, since));
  const next = probeOrder(suspects).find(({ concept }) => !askedSince(state, concept, since));
  const taught = suspects.filter(({ concept }) => conceptState(state, concept).lessonSequence > since);
  const mayProbe = next !== undefined && asked.length < PARAMETERS.probesAtMost && taught.length === 0;
  const gap = asked.find(
    ({ concept, score }) => !isKnown(graph, state, concept) && (!mayProbe || score >= PARAMETERS.gapScore),
  );
  if (gap) return { kind: "teach", gap: gap.concept, score: gap.score };
  if (mayProbe) return { kind: "probe", concept: next.concept, score: next.score };
  return { kind: "go-back", gaps: taught.map(({ concept }) => concept) };
}

/** Chance that everything the concept directly requires is there, as if each were a matter of its own. */
function chanceOfAll(graph: Graph, state: LearnerState, concept: string): number {
  return requiresOf(graph, concept).reduce(
    (chance, required) => chance * masteryOf(graph, state, required),
    1,
  );
}

function askedSince(state: LearnerState, concept: string, place: number): boolean {
  return conceptState(state, concept).answers.some((answer) => answer.sequence > place);
}
