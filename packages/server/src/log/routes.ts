import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { listLog } from "./log-entry.ts";

export function mountLog(router: Router, deps: Deps): void {
  serve(router, deps, "listLog", ({ learner, query }) =>
    listLog(deps, { learnerId: learner.id, before: query.before, limit: query.limit }),
  );
}
