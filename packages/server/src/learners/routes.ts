import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { clearCookie, setCookie, tokenOf } from "../http/authenticate.ts";
import { serve } from "../http/serve.ts";
import { createLearner, deleteLearner, dismissNotice, getLearner, introduce } from "./learner.ts";
import { addToken } from "./tokens.ts";

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
  serve(router, deps, "introduce", ({ learner, body }) =>
    introduce(deps, { learner, experience: body.experience }),
  );
  serve(router, deps, "dismissNotice", ({ learner }) => dismissNotice(deps, { learnerId: learner.id }));
  serve(router, deps, "moveLearner", ({ learner }) => addToken(deps, { learnerId: learner.id }));
}
