import type { Goal, Graph } from "../graph.ts";
import { conceptState, type LearnerState } from "../state.ts";
import type { Claim } from "./step.ts";

/** The inputs of a choice. `now`: milliseconds since 1970, UTC. */
export type Situation = { graph: Graph; state: LearnerState; goal: Goal; now: number };

/** Whether the learner has put the concept off until later. */
export function isPutOff({ state, now }: Situation, concept: string): boolean {
  return now < conceptState(state, concept).putOffUntil;
}

/** The answers that a reason names: those since the last lesson, or all if there are none since. */
export function answersClaim({ state }: Situation, concept: string): Claim {
  const { answers, lessonSequence } = conceptState(state, concept);
  const since = answers.filter(({ sequence }) => sequence > lessonSequence);
  const named = since.length > 0 ? since : answers;
  const right = named.filter((answer) => answer.right).length;
  return {
    kind: "answers",
    concept,
    right,
    wrong: named.length - right,
    events: named.map(({ event }) => event),
  };
}
