import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { askHint } from "./ask-hint.ts";
import { getCheck, getPlacement } from "./check.ts";
import { endCheck } from "./end-check.ts";
import { openCheck } from "./open-check.ts";
import { readAnswers } from "./read-answers.ts";
import { search } from "./search.ts";
import { submitAttempt } from "./submit-attempt.ts";

export function mountChecks(router: Router, deps: Deps): void {
  serve(router, deps, "openCheck", ({ learner, body }) =>
    openCheck(deps, { learnerId: learner.id, ...body }),
  );
  serve(router, deps, "getCheck", ({ learner, params }) =>
    getCheck(deps, { learnerId: learner.id, checkId: params.checkId }),
  );
  serve(router, deps, "answer", ({ learner, params, body, idempotencyKey }) =>
    submitAttempt(deps, { learnerId: learner.id, checkId: params.checkId, ...body, idempotencyKey }),
  );
  serve(router, deps, "readAnswers", ({ learner, params }) =>
    readAnswers(deps, { learnerId: learner.id, checkId: params.checkId }),
  );
  serve(router, deps, "search", ({ learner, query }) => search(deps, { learnerId: learner.id, ...query }));
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
