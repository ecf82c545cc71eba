import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { clearCookie, findSession, setCookie, tokenOf } from "../http/authenticate.ts";
import { serve } from "../http/serve.ts";
import { createLearner, deleteLearner, dismissNotice, getLearner, introduce } from "./learner.ts";
import { addToken, listTokens, revokeToken } from "./tokens.ts";

export function mountLearners(router: Router, deps: Deps): void {
  serve(router, deps, "createLearner", async ({ request, response }) => {
    const created = await createLearner(deps);
    setCookie(request, response, created.token);
    return created;
  });
  serve(router, deps, "getSession", async ({ request }) => {
    const learner = await findSession(deps, request);
    return { learner: learner === null ? null : await getLearner(deps, learner) };
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
  serve(router, deps, "listTokens", ({ learner, request }) =>
    listTokens(deps, { learnerId: learner.id, current: tokenOf(request) ?? "" }),
  );
  serve(router, deps, "revokeToken", ({ learner, params, request }) =>
    revokeToken(deps, { learnerId: learner.id, tokenId: params.tokenId, current: tokenOf(request) ?? "" }),
  );
}
