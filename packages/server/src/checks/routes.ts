import type { Router } from "express";
import { askHint } from "./ask-hint.ts";
import { endCheck } from "./close-check.ts";
import { getCheck } from "./get-check.ts";
import { getPlacement } from "./get-placement.ts";
import { openCheck } from "./open-check.ts";
import { submitAttempt } from "./submit-attempt.ts";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";

export function mountChecks(router: Router, deps: Deps): void {
  serve(router, deps, "openCheck", ({ learner, body }) =>
    openCheck(deps, { learnerId: learner.id, ...body }),
  );
  serve(router, deps, "getCheck", ({ learner, params }) =>
    getCheck(deps, { learnerId: learner.id, checkId: params.checkId }),
  );
  serve(router, deps, "answer", ({ learner, params, body, once }) =>
    submitAttempt(deps, { learnerId: learner.id, checkId: params.checkId, ...body, once }),
  );
  serve(router, deps, "askHint", ({ learner, params }) =>
    askHint(deps, { learnerId: learner.id, checkId: params.checkId }),
  );
  serve(router, deps, "endCheck", ({ learner, params }) =>
    endCheck(deps, { learnerId: learner.id, checkId: params.checkId }),
  );
  serve(router, deps, "getPlacement", ({ learner, params }) =>
    getPlacement(deps, { learnerId: learner.id, checkId: params.checkId }),
  );
}
