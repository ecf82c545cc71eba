import { z } from "zod";
import { PublicItem } from "../checks/item.ts";
import { endpoint } from "../endpoint.ts";
import { ConceptId, MOST_INTEGER } from "../ids.ts";
import { WorkedExample } from "../track/lesson.ts";
import { Deferral } from "./deferral.ts";
import { EvidenceView } from "./evidence.ts";
import { PathView } from "./path.ts";
import { Step, WhatIf } from "./step.ts";

const byConcept = z.strictObject({ conceptId: ConceptId });

export const pathEndpoints = {
  getStep: endpoint({
    method: "GET",
    path: "/api/step",
    summary: "The one next step of the active goal, with its reason",
    asks: "learner",
    reply: Step,
    status: 200,
  }),
  getPath: endpoint({
    method: "GET",
    path: "/api/path",
    summary: "The learner's state on every concept",
    asks: "learner",
    reply: PathView,
    status: 200,
  }),
  getEvidence: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId/evidence",
    summary: "Every event that moved the belief in a concept, with its share",
    asks: "learner",
    params: byConcept,
    query: z.strictObject({ before: z.coerce.number().int().positive().max(MOST_INTEGER).optional() }),
    reply: EvidenceView,
    status: 200,
  }),
  getWhatIf: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId/what-if",
    summary: "The next step if the learner showed a concept now; nothing is stored",
    asks: "learner",
    params: byConcept,
    reply: WhatIf,
    status: 200,
  }),
  getMissed: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId/missed",
    summary: "Items of a concept whose last answer was not right, newest first, without their answers",
    asks: "learner",
    params: byConcept,
    reply: z.strictObject({ items: z.array(PublicItem) }),
    status: 200,
  }),
};

export const stepEndpoints = {
  finishLesson: endpoint({
    method: "POST",
    path: "/api/concepts/:conceptId/lesson-finished",
    summary: "Record that the lesson was read",
    asks: "learner",
    params: byConcept,
    reply: Step,
    status: 200,
    idempotent: true,
  }),
  seeWorkedExample: endpoint({
    method: "POST",
    path: "/api/concepts/:conceptId/worked-example",
    summary:
      "See an exercise of the concept worked out, after two failed rounds on it or once the exercise is finished; its solution counts as seen",
    asks: "learner",
    params: byConcept,
    reply: WorkedExample,
    status: 200,
  }),
  putOff: endpoint({
    method: "POST",
    path: "/api/deferrals",
    summary: "Defer a concept, which comes back later; gives the next best step",
    asks: "learner",
    body: Deferral,
    reply: Step,
    status: 200,
  }),
};
