import type { Router } from "express";
import { readGoal } from "../catalogue/read-goal.ts";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { changeGoal, deleteGoal } from "./change-goal.ts";
import { createGoal } from "./create-goal.ts";
import { getGoalEnd } from "./get-goal-end.ts";
import { listGoals } from "./goal.ts";

export function mountGoals(router: Router, deps: Deps): void {
  serve(router, deps, "readGoal", ({ query }) => readGoal(deps.catalogue, query.text));
  serve(router, deps, "listGoals", ({ learner }) => listGoals(deps, { learnerId: learner.id }));
  serve(router, deps, "createGoal", ({ learner, body }) =>
    createGoal(deps, { learnerId: learner.id, ...body }),
  );
  serve(router, deps, "changeGoal", ({ learner, params, body }) => {
    const { active = false, drop = [], add = [] } = body;
    return changeGoal(deps, { learnerId: learner.id, goalId: params.goalId, activate: active, drop, add });
  });
  serve(router, deps, "getGoalEnd", ({ learner, params }) =>
    getGoalEnd(deps, { learnerId: learner.id, goalId: params.goalId }),
  );
  serve(router, deps, "deleteGoal", ({ learner, params }) =>
    deleteGoal(deps, { learnerId: learner.id, goalId: params.goalId }),
  );
}
