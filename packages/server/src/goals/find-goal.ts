import { Refusal } from "../refusal.ts";
import type { GoalRow } from "./queries.ts";

/** @throws Refusal `not-found` */
export function findGoal(rows: readonly GoalRow[], id: string): GoalRow {
  const row = rows.find((each) => each.id === id);
  if (row === undefined)
    throw new Refusal("not-found", `You have no goal ${id}; GET /api/goals lists yours.`);
  return row;
}
