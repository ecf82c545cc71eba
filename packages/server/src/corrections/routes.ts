import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { disputeAnswer } from "./dispute-answer.ts";
import { resetKnowledge } from "./reset-knowledge.ts";
import { voidEntry } from "./void-entry.ts";

export function mountCorrections(router: Router, deps: Deps): void {
  serve(router, deps, "voidEntry", ({ learner, params, body }) =>
    voidEntry(deps, { learnerId: learner.id, entryId: params.entryId, note: body.note }),
  );
  serve(router, deps, "disputeAnswer", ({ learner, params, body }) =>
    disputeAnswer(deps, { learnerId: learner.id, entryId: params.entryId, ...body }),
  );
  serve(router, deps, "reset", ({ learner, body }) =>
    resetKnowledge(deps, { learnerId: learner.id, concept: body.concept }),
  );
}
