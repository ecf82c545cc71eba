import { randomUUID } from "node:crypto";
import type { WorkedExample } from "@aulo/contract";
import { type LearnerState, PARAMETERS } from "@aulo/engine";
import { ensureConcept } from "../catalogue/find-or-refuse.ts";
import { workedExampleOf } from "../catalogue/worked-example.ts";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { Refusal } from "../refusal.ts";

type Asked = { learnerId: string; concept: string };

/**
 * The easiest exercise of the concept, worked out. It gives a solution away, so the log notes that the learner saw it.
 *
 * @throws Refusal `not-found` for an unknown concept, or without a worked example; `too-early` before two failed rounds, unless the exercise
 * was passed or given up
 */
export async function seeWorkedExample(deps: Deps, { learnerId, concept }: Asked): Promise<WorkedExample> {
  const { catalogue } = deps;
  ensureConcept(catalogue, concept);
  const found = catalogue.track.concepts.find(({ id }) => id === concept);
  const example = found === undefined ? null : workedExampleOf(found);
  if (example === null)
    throw new Refusal("not-found", `No exercise of ${concept} is worked out; its lesson has other examples.`);
  return changeLearner(deps, learnerId, async (tx) => {
    const folded = await loadState(tx, learnerId);
    if (!isDue(folded.state, concept, example.exercise))
      throw new Refusal(
        "too-early",
        "The worked example shows a solution. It comes after two checks that did not work out, or once its exercise is finished.",
      );
    const event = { kind: "answer-seen" as const, id: randomUUID(), at: tx.now(), item: example.exercise };
    await appendEvent(tx, { learnerId, folded, event });
    return example;
  });
}

function isDue(state: LearnerState, concept: string, exercise: string): boolean {
  const { rounds = 0, answers = [] } = state.concepts[concept] ?? {};
  return rounds >= PARAMETERS.roundsThatExplain || answers.some(({ item }) => item === exercise);
}
