import { randomUUID } from "node:crypto";
import { type Goal, LIMITS } from "@aulo/contract";
import { readGoal } from "../catalogue/read-goal.ts";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { Refusal } from "../refusal.ts";
import { type Edit, editPath } from "./edit-path.ts";
import { findGoal, noteIfReached, toGoal } from "./goal.ts";
import { deactivateGoals, type GoalRow, insertGoal, selectGoalsByLearner } from "./queries.ts";

type CreateGoal = Edit & { learnerId: string; text: string };

/**
 * Accepts a goal and makes it the active one.
 *
 * @throws Refusal `not-covered`, `does-not-fit` for a bad edit, `too-many-goals`
 */
export function createGoal(deps: Deps, { learnerId, text, ...edit }: CreateGoal): Promise<Goal> {
  const { catalogue } = deps;
  const reading = readGoal(catalogue, text);
  if (reading.kind === "not-covered") throw new Refusal("not-covered", reading.says);
  const { targets, dropped } = editPath(catalogue, { targets: reading.targets, dropped: [] }, edit);
  return changeLearner(deps, learnerId, async (tx) => {
    const { db, now } = tx;
    const kept = await selectGoalsByLearner(db, learnerId);
    if (kept.length >= LIMITS.goals)
      throw new Refusal(
        "too-many-goals",
        `You have ${kept.length} goals, which is the limit; delete one first.`,
      );
    const row: GoalRow = {
      id: randomUUID(),
      text,
      title: reading.title,
      targets: [...targets],
      dropped: [...dropped],
      waits: reading.waits.map(({ id }) => id),
      active: true,
      createdAt: new Date(now()),
      reachedAt: null,
    };
    await deactivateGoals(db, learnerId);
    await insertGoal(db, learnerId, row);
    await noteIfReached(tx, learnerId);
    return toGoal(catalogue, findGoal(await selectGoalsByLearner(db, learnerId), row.id));
  });
}
