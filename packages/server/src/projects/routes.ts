import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve, serveFile } from "../http/serve.ts";
import { archiveProject } from "./archive-project.ts";
import { listProjects } from "./list-projects.ts";

export function mountProjects(router: Router, deps: Deps): void {
  serve(router, deps, "listProjects", ({ learner }) => listProjects(deps, { learnerId: learner.id }));
  serveFile(router, deps, "getProjectArchive", ({ learner, params }) =>
    archiveProject(deps, { learnerId: learner.id, projectId: params.projectId }),
  );
}
