import { ownWorkFrom } from "../belief/likelihood.ts";
import { isKnown } from "../belief/mastery.ts";
import type { Goal, Graph } from "../graph.ts";
import { itemsOf } from "../graph-index.ts";
import { isAskable } from "../next-item/single-item.ts";
import { DAY_MS, PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";
import type { Claim } from "./step.ts";

/** The inputs of a choice. `now`: milliseconds since 1970, UTC. */
export type Situation = { graph: Graph; state: LearnerState; goal: Goal; now: number };

/** Whether the learner has put the concept off until later. */
export function isPutOff({ state, now }: Situation, concept: string): boolean {
  return now < conceptState(state, concept).putOffUntil;
}

/** Whether the concept rests: several rounds on it failed, or its items were shown too lately to show it, and the rest is not over. */
export function isResting(situation: Situation, concept: string): boolean {
  return situation.now < restsUntil(situation, concept);
}

/** When the rest of the concept ends, ms; 0 for a concept without one. */
export function restsUntil(situation: Situation, concept: string): number {
  return Math.max(restAfterRounds(situation, concept), restOfItems(situation, concept));
}

/** Whether a step on the concept is possible now: not put off, not resting, and with an item left for today. */
export function isOpenNow(situation: Situation, concept: string): boolean {
  const { graph, state, now } = situation;
  return (
    !isPutOff(situation, concept) &&
    !isResting(situation, concept) &&
    itemsOf(graph, concept).some((item) => isAskable(state, item, now))
  );
}

/** The answers that a reason names: those since the last lesson, or all if there are none since. */
export function answersClaim({ state }: Situation, concept: string): Claim {
  const { answers, lessonSequence } = conceptState(state, concept);
  const since = answers.filter(({ sequence }) => sequence > lessonSequence);
  const named = since.length > 0 ? since : answers;
  const right = named.filter(({ result }) => result === "right").length;
  return {
    kind: "answers",
    concept,
    right,
    wrong: named.filter(({ result }) => result === "wrong").length,
    unanswered: named.filter(({ result }) => result === "dont-know").length,
    events: named.map(({ event }) => event),
  };
}

function restAfterRounds({ state }: Situation, concept: string): number {
  const { roundsThatRest, restDays } = PARAMETERS;
  const { rounds, failedAt } = conceptState(state, concept);
  return rounds < roundsThatRest ? 0 : failedAt + restDays * 2 ** (rounds - roundsThatRest) * DAY_MS;
}

/**
 * When enough items can show the concept again. The last answer was right and showed nothing, since the item's answer had been shown a little before.
 * More of such answers would fail no round and show nothing either, and the path would ask for them without end.
 */
function restOfItems({ graph, state }: Situation, concept: string): number {
  const last = conceptState(state, concept).answers.at(-1);
  if (last?.result !== "right" || last.good || isKnown(graph, state, concept)) return 0;
  const times = itemsOf(graph, concept)
    .map(({ id }) => ownWorkFrom(state.seen[id]))
    .sort((a, b) => a - b);
  return times[Math.min(PARAMETERS.rightsThatShow, times.length) - 1] ?? 0;
}
