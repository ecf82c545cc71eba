import type { Goal } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { deactivateGoals, selectGoalsByLearner, updateGoal } from "./queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { type Edit, editPath } from "./edit-path.ts";
import { findGoal } from "./find-goal.ts";
import { toGoal } from "./goal.ts";

type ChangeGoal = Edit & { learnerId: string; goalId: string; activate: boolean };

/**
 * Makes a goal the active one, and drops and adds concepts.
 *
 * @throws Refusal `not-found`, or `does-not-fit` for a bad edit
 */
export function changeGoal(deps: Deps, { learnerId, goalId, activate, ...edit }: ChangeGoal): Promise<Goal> {
  return changeLearner(deps, learnerId, async ({ db, catalogue }) => {
    const row = findGoal(await selectGoalsByLearner(db, learnerId), goalId);
    const { targets, dropped } = editPath(catalogue, row, edit);
    const active = row.active || activate;
    const changed = { ...row, targets: [...targets], dropped: [...dropped], active };
    if (active) await deactivateGoals(db, learnerId);
    await updateGoal(db, learnerId, changed);
    return toGoal(catalogue, changed);
  });
}
