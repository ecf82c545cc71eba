import type { Step } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { chooseStep } from "./next-step.ts";

/**
 * The one next step of the active goal.
 *
 * @throws Refusal `no-goal` as long as none was accepted
 */
export async function getStep(deps: Deps, { learnerId }: { learnerId: string }): Promise<Step> {
  const goal = await loadActiveGoal(deps, learnerId);
  if (goal === null)
    throw new Refusal(
      "no-goal",
      "You have no goal yet; say one with POST /api/goals, and its first step is here.",
    );
  const { state } = await loadState(deps, learnerId);
  return chooseStep(deps, { learnerId, state, goal });
}
