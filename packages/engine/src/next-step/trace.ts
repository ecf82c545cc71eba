/**
 * Searches for the gap behind a failure.
 *
 * 1. Suspects are all prerequisites of the failed concept, direct and indirect, and the failed concept itself. The suspicion against a suspect grows with
 *    the chances that it is missing, or forgotten, and that its direct prerequisites are known. Neighbouring concepts tend to be known or missing together, so both
 *    chances count with a power below 1. Any edge may be a mistake of the course, so the suspicion falls a little with each edge down to the suspect.
 * 2. One of the suspects is the gap. So each has a share of all suspicions. As a chance, a share is too sure of itself: the chance that a reason claims
 *    is calibrated on simulated learners, apart for suspects that were missed since the failure.
 * 3. A prerequisite that was asked since the failure and reaches the share `gapShare` is the gap, and is taught.
 * 4. So is a prerequisite that was missed the last time, if it is at least as likely as the failed concept itself and as the next probe.
 * 5. Otherwise one that was not asked since the failure is probed with one item, a few times at most. It must have the share `probeFrom` at least. Until
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

/**
 * A concept that may be the gap. `share`: its share of all suspicions, 0-1. `chance`: that it is missing while its prerequisites are known, as a reason
 * claims it, 0-1. `worth` orders the probes and is not a chance.
 */
export type Suspect = { concept: string; share: number; chance: number; worth: number };

/** `ownShare`: share of the failed concept itself. It and the shares of the suspects have the sum 1. */
export type GapSuspects = { suspects: readonly Suspect[]; ownShare: number };

/** Suspects: all prerequisites of the failed concept, the likeliest gap first. */
export function gapSuspects(graph: Graph, state: LearnerState, failed: string): GapSuspects {
  const own = PARAMETERS.gapOwnWeight * suspicionOf(graph, state, failed);
  const suspicions = [...ancestors(graph, failed)].map(([concept, edges]) => ({
    concept,
    suspicion: PARAMETERS.gapPerEdge ** edges * suspicionOf(graph, state, concept),
  }));
  const sum = suspicions.reduce((total, { suspicion }) => total + suspicion, own);
  const since = state.trouble[failed] ?? state.sequence;
  const suspects = suspicions
    .map(({ concept, suspicion }): Suspect => {
      const share = suspicion / sum;
      const chance = chanceOf(share, wasMissedSince(state, concept, since));
      const worth = share * masteryOf(graph, state, concept) ** PARAMETERS.gapDoubtPower;
      return { concept, share, chance, worth };
    })
    .sort((a, b) => b.share - a.share || indexOf(graph, a.concept) - indexOf(graph, b.concept));
  return { suspects, ownShare: own / sum };
}

/** Suspects, in probing order. */
export function probeOrder(suspects: readonly Suspect[]): readonly Suspect[] {
  return [...suspects].sort((a, b) => b.worth - a.worth);
}

export type Trace =
  | { kind: "teach"; gap: string; chance: number }
  | { kind: "probe"; concept: string; chance: number }
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
  const { suspects, ownShare } = gapSuspects(graph, state, failed);
  const asked = suspects.filter(({ concept }) => askedSince(state, concept, since));
  const taught = suspects.filter(({ concept }) => conceptState(state, concept).lessonSequence > since);
  const mayProbe = asked.length < PARAMETERS.probesAtMost && taught.length === 0;
  const isElsewhere = rounds > 1 || ownShare < 0.5;
  const worthAProbe = suspects.filter(
    ({ concept, share }) =>
      isElsewhere && share >= PARAMETERS.probeFrom && !askedSince(state, concept, since),
  );
  const next = mayProbe ? probeOrder(worthAProbe)[0] : undefined;
  const gap = asked.find(
    ({ concept, share }) =>
      !isKnown(graph, state, concept) &&
      (share >= PARAMETERS.gapShare ||
        (share >= Math.max(ownShare, next?.share ?? 0) && wasMissed(state, concept))),
  );
  if (gap) return { kind: "teach", gap: gap.concept, chance: gap.chance };
  if (next) return { kind: "probe", concept: next.concept, chance: next.chance };
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

/** The chance for a share: linear in log-odds. */
function chanceOf(share: number, wasMissed: boolean): number {
  const { slope, unasked, missed } = PARAMETERS.gapChance;
  const logOdds = slope * (Math.log(share) - Math.log1p(-share)) + (wasMissed ? missed : unasked);
  return 1 / (1 + Math.exp(-logOdds));
}

function wasMissedSince(state: LearnerState, concept: string, since: number): boolean {
  return askedSince(state, concept, since) && wasMissed(state, concept);
}

function askedSince(state: LearnerState, concept: string, since: number): boolean {
  return conceptState(state, concept).answers.some((answer) => answer.sequence > since);
}

function wasMissed(state: LearnerState, concept: string): boolean {
  return conceptState(state, concept).answers.at(-1)?.result !== "right";
}
