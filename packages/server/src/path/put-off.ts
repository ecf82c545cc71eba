import { randomUUID } from "node:crypto";
import type { Deferral, Step } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { misfit } from "../refusal.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { loadActiveGoal, wholeTrack } from "../goals/goal.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { chooseStep } from "./next-step.ts";

/**
 * "Not now": passes the concept over for a while, and gives the next best step.
 *
 * @throws Refusal `does-not-fit` for an unknown concept
 */
export async function putOff(
  deps: Deps,
  { learnerId, concept, why, note }: Deferral & { learnerId: string },
): Promise<Step> {
  if (!deps.catalogue.summaries.has(concept))
    throw misfit("body.concept", `the track has no concept “${concept}”; GET /api/track lists them.`);
  return changeLearner(deps, learnerId, async (inside) => {
    const event = { kind: "deferred" as const, id: randomUUID(), at: inside.now(), concept };
    const held = await loadState(inside, learnerId);
    const { state } = await appendEvent(inside, { learnerId, held, event, margin: { why, note } });
    const goal = (await loadActiveGoal(inside, learnerId)) ?? wholeTrack(inside.catalogue);
    return chooseStep(inside, { learnerId, state, goal });
  });
}
