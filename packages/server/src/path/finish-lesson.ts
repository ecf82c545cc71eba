import { randomUUID } from "node:crypto";
import { Step } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { changeOnce, type Once } from "../learners/change-learner.ts";
import { ensureConcept } from "../catalogue/find.ts";
import { loadActiveGoal, wholeTrack } from "../goals/goal.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { chooseStep } from "./next-step.ts";

type FinishLesson = { learnerId: string; concept: string; once: Once | null };

/**
 * Notes that the lesson was read, and gives the step that follows.
 *
 * @throws Refusal `not-found` for an unknown concept
 */
export async function finishLesson(deps: Deps, { learnerId, concept, once }: FinishLesson): Promise<Step> {
  ensureConcept(deps.catalogue, concept);
  return changeOnce(deps, { learnerId, once, shape: Step }, async (inside) => {
    const event = { kind: "lesson-finished" as const, id: randomUUID(), at: inside.now(), concept };
    const held = await loadState(inside, learnerId);
    const { state } = await appendEvent(inside, { learnerId, held, event });
    const goal = (await loadActiveGoal(inside, learnerId)) ?? wholeTrack(inside.catalogue);
    return chooseStep(inside, { learnerId, state, goal });
  });
}
