import type { Router } from "express";
import type { Deps } from "../deps.ts";
import {
  clearCookie,
  findHolder,
  findSession,
  sessionAccountOf,
  setCookie,
  tokenOf,
} from "../http/authenticate.ts";
import { serve } from "../http/serve.ts";
import { createLearner, deleteLearner, dismissNotice, getLearner, introduce } from "./learner.ts";
import { setRole } from "./set-role.ts";
import { addToken, ensureNoAccount, listTokens, revokeToken } from "./tokens.ts";
import { useLoginCode } from "./use-login-code.ts";

export function mountLearners(router: Router, deps: Deps): void {
  serve(router, deps, "createLearner", async ({ response }) => {
    const created = await createLearner(deps);
    setCookie(deps, response, created.token);
    return created;
  });
  serve(router, deps, "getSession", async ({ request }) => {
    const learner = await findSession(deps, request);
    return {
      learner: learner === null ? null : await getLearner(deps, learner),
      ...(await sessionAccountOf(deps, request)),
    };
  });
  serve(router, deps, "getLearner", ({ learner }) => getLearner(deps, learner));
  serve(router, deps, "useToken", ({ learner, request, response }) => {
    ensureNoAccount(learner);
    setCookie(deps, response, tokenOf(request) ?? "");
    return getLearner(deps, learner);
  });
  serve(router, deps, "makeLink", ({ learner }) => {
    ensureNoAccount(learner);
    return deps.loginCodes.make(learner);
  });
  serve(router, deps, "useLink", async ({ body, request, response }) => {
    const current = await findHolder(deps, request);
    const { learner, token } = await useLoginCode(deps, { code: body.code, current });
    if (token !== null) setCookie(deps, response, token);
    return learner;
  });
  serve(router, deps, "deleteLearner", async ({ learner, response }) => {
    ensureNoAccount(learner);
    await deleteLearner(deps, { learnerId: learner.id });
    clearCookie(deps, response);
  });
  serve(router, deps, "introduce", ({ learner, body }) =>
    introduce(deps, { learner, experience: body.experience }),
  );
  serve(router, deps, "dismissNotice", ({ learner }) => dismissNotice(deps, { learnerId: learner.id }));
  serve(router, deps, "moveLearner", ({ learner }) => addToken(deps, { learnerId: learner.id }));
  serve(router, deps, "listTokens", ({ learner, request }) => {
    ensureNoAccount(learner);
    return listTokens(deps, { learnerId: learner.id, current: tokenOf(request) ?? "" });
  });
  serve(router, deps, "revokeToken", ({ learner, params, request }) => {
    ensureNoAccount(learner);
    const current = tokenOf(request) ?? "";
    return revokeToken(deps, { learnerId: learner.id, tokenId: params.tokenId, current });
  });
  serve(router, deps, "setRole", ({ learner: actor, params, body }) =>
    setRole(deps, { actor, ...params, ...body }),
  );
}
