import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { getDraft, getDraftNews } from "./get-draft.ts";
import { saveDraft } from "./save-draft.ts";

export function mountDrafts(router: Router, deps: Deps): void {
  serve(router, deps, "getDraft", async ({ learner, params }) => ({
    draft: await getDraft(deps, { learnerId: learner.id, exercise: idOf(params) }),
  }));
  serve(router, deps, "getDraftNews", ({ learner, params }) =>
    getDraftNews(deps, { learnerId: learner.id, exercise: idOf(params) }),
  );
  serve(router, deps, "saveDraft", ({ learner, params, body }) =>
    saveDraft(deps, { learnerId: learner.id, exercise: idOf(params), ...body }),
  );
}

function idOf({ concept, exercise }: { concept: string; exercise: string }): string {
  return `${concept}/${exercise}`;
}
