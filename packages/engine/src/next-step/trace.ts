/**
 * Searches for the gap behind a failure.
 *
 * 1. Each prerequisite a of the failed concept, direct or indirect, gets a score: the chance that a is missing while the direct prerequisites of a are
 *    known, as if they were independent. They are not: neighbouring concepts tend to be known or missing together. So the order of suspects gives
 *    less weight to the prerequisites of a than the score does. It also counts the chance that the failed concept truly requires a (see rests-on.ts).
 * 2. A suspect that was asked since the failure and reaches the score is the gap, and is taught. When no probe is left, the likeliest suspect that was
 *    missed is taught.
 * 3. Otherwise a suspect that was not asked since the failure is probed with one item, a few times at most. The likeliest comes first,
 *    except that an item on a concept that is almost certainly missing would give little information.
 * 4. When no suspect is left, the failed concept itself is the gap, and the step goes back to it.
 */
import { isKnown, masteryOf } from "../belief/mastery.ts";
import type { Graph } from "../graph.ts";
import { indexOf, requiresOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";
import { prerequisiteChances } from "./rests-on.ts";

/**
 * A concept that may be the gap.
 *
 * `score`: chance that it is missing while its direct prerequisites are known, 0-1. `suspicion` orders the suspects and `worth` orders the
 * probes; both are above 0 and at most 1, but are not chances.
 */
export type Suspect = { concept: string; score: number; suspicion: number; worth: number };

/** Suspects: all prerequisites of the failed concept, the likeliest gap first. */
export function gapScores(graph: Graph, state: LearnerState, failed: string): readonly Suspect[] {
  return [...prerequisiteChances(graph, failed)]
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

/** Suspects, in probing order. */
export function probeOrder(suspects: readonly Suspect[]): readonly Suspect[] {
  return [...suspects].sort((a, b) => b.worth - a.worth);
}

export type Trace =
  | { kind: "teach"; gap: string; score: number }
  | { kind: "probe"; concept: string; score: number }
  /** `gaps`: the detours that were taken since the failure. */
  | { kind: "go-back"; gaps: readonly string[] };

/** The next action for a concept that was failed at the sequence `since` of the log. */
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

/** Chance that all direct prerequisites of the concept are known, as if they were independent. */
function chanceOfAll(graph: Graph, state: LearnerState, concept: string): number {
  return requiresOf(graph, concept).reduce(
    (chance, required) => chance * masteryOf(graph, state, required),
    1,
  );
}

function askedSince(state: LearnerState, concept: string, since: number): boolean {
  return conceptState(state, concept).answers.some((answer) => answer.sequence > since);
}
