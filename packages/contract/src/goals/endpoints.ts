import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Id } from "../ids.ts";
import { Goal, GoalChange, GoalEnd, GoalReading, GoalText, NewGoal } from "./goal.ts";

const byGoal = z.strictObject({ goalId: Id });

export const goalEndpoints = {
  readGoal: endpoint({
    method: "GET",
    path: "/api/goal-readings",
    summary: "How Aulo reads a goal in free words; nothing is stored",
    asks: "none",
    query: z.strictObject({ text: GoalText }),
    reply: GoalReading,
    status: 200,
  }),
  listGoals: endpoint({
    method: "GET",
    path: "/api/goals",
    summary: "The learner's goals",
    asks: "learner",
    reply: z.strictObject({ goals: z.array(Goal) }),
    status: 200,
  }),
  createGoal: endpoint({
    method: "POST",
    path: "/api/goals",
    summary: "Accept a goal and make it the active one",
    asks: "learner",
    body: NewGoal,
    reply: Goal,
    status: 201,
  }),
  changeGoal: endpoint({
    method: "PATCH",
    path: "/api/goals/:goalId",
    summary: "Make a goal active, or drop and add concepts",
    asks: "learner",
    params: byGoal,
    body: GoalChange,
    reply: Goal,
    status: 200,
  }),
  getGoalEnd: endpoint({
    method: "GET",
    path: "/api/goals/:goalId/end",
    summary: "The end of a goal: your new abilities, the time spent, and near goals",
    asks: "learner",
    params: byGoal,
    reply: GoalEnd,
    status: 200,
  }),
  deleteGoal: endpoint({
    method: "DELETE",
    path: "/api/goals/:goalId",
    summary: "Delete a goal; the learner's log stays",
    asks: "learner",
    params: byGoal,
    status: 204,
  }),
};
