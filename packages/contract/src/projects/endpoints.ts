import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConceptId } from "../ids.ts";
import { ProjectView } from "./project.ts";

export const projectEndpoints = {
  listProjects: endpoint({
    method: "GET",
    path: "/api/projects",
    summary: "The track's projects, with the milestones that the learner has passed and the help taken",
    asks: "learner",
    reply: z.strictObject({ projects: z.array(ProjectView) }),
    status: 200,
  }),
  getProjectArchive: endpoint({
    method: "GET",
    path: "/api/projects/:projectId/archive",
    summary:
      "The learner's own project as a zip: a page to show, and the code as a Git repository with one commit for each passed milestone",
    asks: "learner",
    params: z.strictObject({ projectId: ConceptId }),
    media: "application/zip",
    status: 200,
  }),
};
