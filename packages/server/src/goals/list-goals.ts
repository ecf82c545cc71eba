import type { Goal } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { selectGoalsByLearner } from "./queries.ts";
import { toGoal } from "./goal.ts";

/** Newest first. */
export async function listGoals(
  { db, catalogue }: Deps,
  { learnerId }: { learnerId: string },
): Promise<{ goals: Goal[] }> {
  const rows = await selectGoalsByLearner(db, learnerId);
  return { goals: rows.map((row) => toGoal(catalogue, row)) };
}
