import type { Goal, Graph } from "../graph.ts";
import { itemsOf } from "../graph-index.ts";
import { isAskable } from "../next-item/single-item.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";
import type { Claim } from "./step.ts";

const DAY_MS = 86_400_000;

/** The inputs of a choice. `now`: milliseconds since 1970, UTC. */
export type Situation = { graph: Graph; state: LearnerState; goal: Goal; now: number };

/** Whether the learner has put the concept off until later. */
export function isPutOff({ state, now }: Situation, concept: string): boolean {
  return now < conceptState(state, concept).putOffUntil;
}

/** Whether the concept rests: several rounds on it failed, and the rest after the last one is not over. */
export function isResting(situation: Situation, concept: string): boolean {
  return situation.now < restsUntil(situation, concept);
}

/** When the rest of the concept ends, ms; 0 for a concept without one. */
export function restsUntil({ state }: Situation, concept: string): number {
  const { roundsThatRest, restDays } = PARAMETERS;
  const { rounds, failedAt } = conceptState(state, concept);
  return rounds < roundsThatRest ? 0 : failedAt + restDays * 2 ** (rounds - roundsThatRest) * DAY_MS;
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
