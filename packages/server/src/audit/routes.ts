import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { listAudit, listOwnAudit } from "./list-audit.ts";

export function mountAudit(router: Router, deps: Deps): void {
  serve(router, deps, "listAudit", ({ query }) => listAudit(deps, query));
  serve(router, deps, "listOwnAudit", ({ learner, query }) =>
    listOwnAudit(deps, { learnerId: learner.id, ...query }),
  );
}
