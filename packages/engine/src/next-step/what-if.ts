import { evolve } from "../evolve.ts";
import type { Goal, Graph } from "../graph.ts";
import { PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";
import { chooseNext } from "./choose-next.ts";
import type { Step } from "./step.ts";

/**
 * The state and the next step if the learner showed a concept now, by enough exercises passed.
 * Nothing is stored.
 *
 * @param now milliseconds since 1970, UTC
 */
export function whatIfShown(
  graph: Graph,
  state: LearnerState,
  goal: Goal,
  { concept, now }: { concept: string; now: number },
): { state: LearnerState; step: Step } {
  let supposed = state;
  for (let index = 0; index < PARAMETERS.rightsThatShow; index += 1) {
    supposed = evolve(graph, supposed, {
      kind: "answered",
      id: `what-if-${index}`,
      at: now,
      item: `${concept}-what-if-${index}`,
      concept,
      also: [],
      itemKind: "exercise",
      choices: 0,
      difficulty: "medium",
      shows: [concept],
      purpose: "test-out",
      result: "right",
      hints: 0,
      tries: 0,
      faults: [],
      onlyMeasures: false,
    });
  }
  return { state: supposed, step: chooseNext(graph, supposed, goal, now) };
}
