import type { Goal, Graph } from "../graph.ts";
import { conceptState, type LearnerState } from "../state.ts";
import type { Claim } from "./step.ts";

/** All that a choice depends on. */
export type Situation = { graph: Graph; state: LearnerState; goal: Goal; now: number };

/** True while the learner has put the concept off. */
export function isPutOff({ state, now }: Situation, concept: string): boolean {
  return now < conceptState(state, concept).putOffUntil;
}

/** The last answers to the concept's own items that a reason speaks of: since the last lesson, or all when there was none since. */
export function answersClaim({ state }: Situation, concept: string): Claim {
  const { answers, lessonSequence: lessonPlace } = conceptState(state, concept);
  const since = answers.filter(({ sequence: place }) => place > lessonPlace);
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
