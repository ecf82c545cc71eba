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
  const { answers, lessonSequence: lessonPlace } = conceptState(state, concept);
  const since = answers.filter(({ sequence }) => sequence > lessonPlace);
  const told = since.length > 0 ? since : answers;
  const right = told.filter((answer) => answer.right).length;
  return {
    kind: "answers",
    concept,
    right,
    wrong: told.length - right,
    events: told.map(({ event }) => event),
  };
}
