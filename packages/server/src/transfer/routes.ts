import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { exportLearner } from "./export-learner.ts";
import { importLearner } from "./import-learner.ts";

export function mountTransfer(router: Router, deps: Deps): void {
  serve(router, deps, "exportLearner", ({ learner }) => exportLearner(deps, { learnerId: learner.id }));
  serve(router, deps, "importLearner", ({ learner, body }) =>
    importLearner(deps, { learnerId: learner.id, exported: body }),
  );
}
