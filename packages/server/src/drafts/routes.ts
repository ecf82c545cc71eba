import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { saveDraft } from "./save-draft.ts";

export function mountDrafts(router: Router, deps: Deps): void {
  serve(router, deps, "saveDraft", ({ learner, params, body }) =>
    saveDraft(deps, {
      learnerId: learner.id,
      exercise: `${params.concept}/${params.exercise}`,
      ...body,
    }),
  );
}
