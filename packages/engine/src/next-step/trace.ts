/**
 * Searches for the gap behind a failure.
 *
 * 1. Suspects are all prerequisites of the failed concept, direct and indirect, and the failed concept itself. The suspicion against a suspect grows with
 *    the chances that it is missing, or forgotten, and that its direct prerequisites are known. Neighbouring concepts tend to be known or missing together, so both
 *    chances count with a power below 1. Any edge may be a mistake of the course, so the suspicion falls a little with each edge down to the suspect.
 * 2. One of the suspects is the gap. So the chance of each is its share of all suspicions.
 * 3. A prerequisite that was asked since the failure and reaches the chance `gapScore` is the gap, and is taught.
 * 4. So is a prerequisite that was missed the last time, if it is at least as likely as the failed concept itself and as the next probe.
 * 5. Otherwise one that was not asked since the failure is probed with one item, a few times at most. It must have the chance `probeFrom` at least. Until
 *    the lesson of the failed concept was given again, the gap must also be likelier elsewhere than in the failed concept itself. The likeliest comes
 *    first, except that an item on a concept that is almost certainly missing would give little information.
 * 6. Otherwise the step goes back to the failed concept.
 */
import { isKnown, masteryOf } from "../belief/mastery.ts";
import type { Graph } from "../graph.ts";
import { ancestors, indexOf, requiresOf } from "../graph-index.ts";
import { recallOf } from "../memory/recall.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";

/** A concept that may be the gap. `score`: chance that it is the gap, 0-1. `worth` orders the probes and is not a chance. */
export type Suspect = { concept: string; score: number; worth: number };

/** `ownChance`: chance that the failed concept itself is missing while all its prerequisites are known. It and the scores of the suspects have the sum 1. */
export type GapScores = { suspects: readonly Suspect[]; ownChance: number };

/** Suspects: all prerequisites of the failed concept, the likeliest gap first. */
export function gapScores(graph: Graph, state: LearnerState, failed: string): GapScores {
  const own = PARAMETERS.gapOwnWeight * suspicionOf(graph, state, failed);
  const suspicions = [...ancestors(graph, failed)].map(([concept, edges]) => ({
    concept,
    suspicion: PARAMETERS.gapPerEdge ** edges * suspicionOf(graph, state, concept),
  }));
  const sum = suspicions.reduce((total, { suspicion }) => total + suspicion, own);
  const suspects = suspicions
    .map(({ concept, suspicion }): Suspect => {
      const score = suspicion / sum;
      return { concept, score, worth: score * masteryOf(graph, state, concept) ** PARAMETERS.gapDoubtPower };
    })
    .sort((a, b) => b.score - a.score || indexOf(graph, a.concept) - indexOf(graph, b.concept));
  return { suspects, ownChance: own / sum };
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

/**
 * The next action for a concept that was failed at the sequence `since` of the log.
 *
 * @param rounds how often the concept was failed, from 1; its lesson was given again before each but the first
 */
export function trace(
  graph: Graph,
  state: LearnerState,
  failed: string,
  since: number,
  rounds: number,
): Trace {
  const { suspects, ownChance } = gapScores(graph, state, failed);
  const asked = suspects.filter(({ concept }) => askedSince(state, concept, since));
  const taught = suspects.filter(({ concept }) => conceptState(state, concept).lessonSequence > since);
  const mayProbe = asked.length < PARAMETERS.probesAtMost && taught.length === 0;
  const isElsewhere = rounds > 1 || ownChance < 0.5;
  const worthAProbe = suspects.filter(
    ({ concept, score }) =>
      isElsewhere && score >= PARAMETERS.probeFrom && !askedSince(state, concept, since),
  );
  const next = mayProbe ? probeOrder(worthAProbe)[0] : undefined;
  const gap = asked.find(
    ({ concept, score }) =>
      !isKnown(graph, state, concept) &&
      (score >= PARAMETERS.gapScore ||
        (score >= Math.max(ownChance, next?.score ?? 0) && wasMissed(state, concept))),
  );
  if (gap) return { kind: "teach", gap: gap.concept, score: gap.score };
  if (next) return { kind: "probe", concept: next.concept, score: next.score };
  return { kind: "go-back", gaps: taught.map(({ concept }) => concept) };
}

/** Suspicion against a concept, 0-1: the chance that it is missing while its direct prerequisites are known, with both made smaller or larger by a power. */
function suspicionOf(graph: Graph, state: LearnerState, concept: string): number {
  const below = requiresOf(graph, concept).reduce(
    (chance, required) => chance * presentChance(graph, state, required),
    1,
  );
  const missing = 1 - presentChance(graph, state, concept);
  return missing ** PARAMETERS.gapMissingPower * below ** PARAMETERS.gapBelowPower;
}

/** Chance that the concept is known and was not forgotten by the time of the last answer, 0-1. */
function presentChance(graph: Graph, state: LearnerState, concept: string): number {
  const recall = recallOf(state, concept, state.lastAnswerAt ?? 0) ?? 1;
  return masteryOf(graph, state, concept) * recall;
}

function askedSince(state: LearnerState, concept: string, since: number): boolean {
  return conceptState(state, concept).answers.some((answer) => answer.sequence > since);
}

function wasMissed(state: LearnerState, concept: string): boolean {
  return conceptState(state, concept).answers.at(-1)?.result !== "right";
}
