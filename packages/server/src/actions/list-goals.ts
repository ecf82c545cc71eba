import type { Goal } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { selectGoalsByLearner } from "../store/goals.ts";
import { toGoal } from "./goal-path.ts";

/** Newest first. */
export async function listGoals(
  { db, catalogue }: Deps,
  { learnerId }: { learnerId: string },
): Promise<{ goals: Goal[] }> {
  const rows = await selectGoalsByLearner(db, learnerId);
  return { goals: rows.map((row) => toGoal(catalogue, row)) };
}
