import type { Router } from "express";
import { listLog } from "./list-log.ts";
import { resetKnowledge } from "../corrections/reset-knowledge.ts";
import { voidEntry } from "../corrections/void-entry.ts";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";

export function mountLog(router: Router, deps: Deps): void {
  serve(router, deps, "listLog", ({ learner, query }) =>
    listLog(deps, { learnerId: learner.id, before: query.before, limit: query.limit }),
  );
  serve(router, deps, "voidEntry", ({ learner, params, body }) =>
    voidEntry(deps, { learnerId: learner.id, entryId: params.entryId, note: body.note }),
  );
  serve(router, deps, "reset", ({ learner, body }) =>
    resetKnowledge(deps, { learnerId: learner.id, concept: body.concept }),
  );
}
