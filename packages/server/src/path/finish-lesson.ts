import { randomUUID } from "node:crypto";
import { Step } from "@aulo/contract";
import { ensureConcept } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { changeLearnerOnce, type IdempotencyKey } from "../learners/change-learner.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { nextStep } from "./next-step.ts";

type FinishLesson = { learnerId: string; concept: string; idempotencyKey: IdempotencyKey | null };

/**
 * Notes in the log that the lesson was read, and returns the next step.
 *
 * @throws Refusal `not-found` for an unknown concept
 */
export async function finishLesson(
  deps: Deps,
  { learnerId, concept, idempotencyKey }: FinishLesson,
): Promise<Step> {
  ensureConcept(deps.catalogue, concept);
  const { reply } = await changeLearnerOnce(deps, { learnerId, idempotencyKey, shape: Step }, async (tx) => {
    const event = { kind: "lesson-finished" as const, id: randomUUID(), at: tx.now(), concept };
    const folded = await loadState(tx, learnerId);
    const { state } = await appendEvent(tx, { learnerId, folded, event });
    return nextStep(tx, { learnerId, state });
  });
  return reply;
}
