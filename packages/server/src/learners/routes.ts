import type { Router } from "express";
import { createLearner } from "./learner.ts";
import { deleteLearner } from "./delete-learner.ts";
import { exportLearner } from "../transfer/export-learner.ts";
import { getLearner } from "./get-learner.ts";
import { importLearner } from "../transfer/import-learner.ts";
import { moveLearner } from "./move-learner.ts";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { clearCookie, setCookie, tokenOf } from "../http/session.ts";

export function mountLearners(router: Router, deps: Deps): void {
  serve(router, deps, "createLearner", async ({ request, response }) => {
    const created = await createLearner(deps);
    setCookie(request, response, created.token);
    return created;
  });
  serve(router, deps, "getLearner", ({ learner }) => getLearner(deps, learner));
  serve(router, deps, "useToken", ({ learner, request, response }) => {
    setCookie(request, response, tokenOf(request) ?? "");
    return getLearner(deps, learner);
  });
  serve(router, deps, "deleteLearner", async ({ learner, request, response }) => {
    await deleteLearner(deps, { learnerId: learner.id });
    clearCookie(request, response);
  });
  serve(router, deps, "exportLearner", ({ learner }) => exportLearner(deps, { learnerId: learner.id }));
  serve(router, deps, "importLearner", ({ learner, body }) =>
    importLearner(deps, { learnerId: learner.id, createdAt: learner.createdAt, exported: body }),
  );
  serve(router, deps, "moveLearner", ({ learner }) => moveLearner(deps, { learnerId: learner.id }));
}
