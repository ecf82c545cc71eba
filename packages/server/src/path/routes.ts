import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { finishLesson } from "./finish-lesson.ts";
import { getCalibration } from "./get-calibration.ts";
import { getEvidence } from "./get-evidence.ts";
import { getMissed } from "./get-missed.ts";
import { getPath } from "./get-path.ts";
import { getProgress } from "./get-progress.ts";
import { getReviews } from "./get-reviews.ts";
import { getWhatIf } from "./get-what-if.ts";
import { nextStep } from "./next-step.ts";
import { putOff } from "./put-off.ts";
import { seeWorkedExample } from "./see-worked-example.ts";

export function mountPath(router: Router, deps: Deps): void {
  serve(router, deps, "getStep", ({ learner }) => nextStep(deps, { learnerId: learner.id }));
  serve(router, deps, "getPath", ({ learner }) => getPath(deps, { learnerId: learner.id }));
  serve(router, deps, "getEvidence", ({ learner, params, query }) =>
    getEvidence(deps, { learnerId: learner.id, concept: params.conceptId, ...query }),
  );
  serve(router, deps, "getWhatIf", ({ learner, params }) =>
    getWhatIf(deps, { learnerId: learner.id, concept: params.conceptId }),
  );
  serve(router, deps, "getMissed", ({ learner, params }) =>
    getMissed(deps, { learnerId: learner.id, concept: params.conceptId }),
  );
  serve(router, deps, "getReviews", ({ learner }) => getReviews(deps, { learnerId: learner.id }));
  serve(router, deps, "getProgress", ({ learner }) => getProgress(deps, { learnerId: learner.id }));
  serve(router, deps, "getCalibration", ({ learner }) => getCalibration(deps, { learnerId: learner.id }));
  serve(router, deps, "finishLesson", ({ learner, params, idempotencyKey }) =>
    finishLesson(deps, { learnerId: learner.id, concept: params.conceptId, idempotencyKey }),
  );
  serve(router, deps, "seeWorkedExample", ({ learner, params }) =>
    seeWorkedExample(deps, { learnerId: learner.id, concept: params.conceptId }),
  );
  serve(router, deps, "putOff", ({ learner, body }) => putOff(deps, { learnerId: learner.id, ...body }));
}
