import { evolve } from "../evolve.ts";
import type { Goal, Graph } from "../graph.ts";
import { itemsOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";
import { chooseNext } from "./choose-next.ts";
import type { Step } from "./step.ts";

/**
 * The state and the next step if the learner showed a concept now, by enough right answers to items that are hard to guess.
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
      item: itemsOf(graph, concept)[index]?.id ?? `${concept}-what-if-${index}`,
      concept,
      also: [],
      itemKind: "predict-output",
      choices: 0,
      difficulty: "medium",
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
