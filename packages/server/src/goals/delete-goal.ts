import type { Deps } from "../deps.ts";
import { deleteGoalById, selectGoalsByLearner, updateGoal } from "./queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { findGoal } from "./find-goal.ts";

/**
 * Forgets a goal. When it was the active one, the newest of the others becomes it.
 *
 * @throws Refusal `not-found`
 */
export function deleteGoal(
  deps: Deps,
  { learnerId, goalId }: { learnerId: string; goalId: string },
): Promise<void> {
  return changeLearner(deps, learnerId, async ({ db }) => {
    const rows = await selectGoalsByLearner(db, learnerId);
    const row = findGoal(rows, goalId);
    await deleteGoalById(db, { learnerId, id: goalId });
    const next = rows.find(({ id }) => id !== goalId);
    if (row.active && next !== undefined) await updateGoal(db, learnerId, { ...next, active: true });
  });
}
