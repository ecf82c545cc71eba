import type { Goal } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { type Edit, editPath } from "./edit-path.ts";
import { findGoal, noteIfReached, toGoal } from "./goal.ts";
import { deactivateGoals, deleteGoalById, selectGoalsByLearner, updateGoal } from "./queries.ts";

type ChangeGoal = Edit & { learnerId: string; goalId: string; activate: boolean };

/**
 * Drops and adds concepts, and activates the goal if asked to. A goal that has nothing left is reached at once.
 *
 * @throws Refusal `not-found`, or `does-not-fit` for a bad edit
 */
export function changeGoal(deps: Deps, { learnerId, goalId, activate, ...edit }: ChangeGoal): Promise<Goal> {
  return changeLearner(deps, learnerId, async (tx) => {
    const { db, catalogue } = tx;
    const row = findGoal(await selectGoalsByLearner(db, learnerId), goalId);
    const { targets, dropped } = editPath(catalogue, row, edit);
    const active = row.active || activate;
    const changed = { ...row, targets: [...targets], dropped: [...dropped], active };
    if (active) await deactivateGoals(db, learnerId);
    await updateGoal(db, learnerId, changed);
    if (active) await noteIfReached(tx, learnerId);
    return toGoal(catalogue, findGoal(await selectGoalsByLearner(db, learnerId), goalId));
  });
}

/**
 * Deletes a goal. If it was the active one, the newest of the others becomes active.
 *
 * @throws Refusal `not-found`
 */
export function deleteGoal(
  deps: Deps,
  { learnerId, goalId }: { learnerId: string; goalId: string },
): Promise<void> {
  return changeLearner(deps, learnerId, async (tx) => {
    const { db } = tx;
    const rows = await selectGoalsByLearner(db, learnerId);
    const row = findGoal(rows, goalId);
    await deleteGoalById(db, { learnerId, id: goalId });
    const next = rows.find(({ id }) => id !== goalId);
    if (!row.active || next === undefined) return;
    await updateGoal(db, learnerId, { ...next, active: true });
    await noteIfReached(tx, learnerId);
  });
}
