import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConceptId, Id } from "../ids.ts";
import { Draft, DraftNews, NewDraft } from "./draft.ts";
import { NewRun, Run } from "./run.ts";
import { Sandbox } from "./sandbox.ts";

const byExercise = z.strictObject({ concept: ConceptId, exercise: ConceptId });
const byRun = z.strictObject({ runId: Id });

export const runEndpoints = {
  startRun: endpoint({
    method: "POST",
    path: "/api/runs",
    summary:
      "Run an example, answer the open exercise of a check, try more code for an ended one, or run its files without the tests",
    asks: "learner",
    body: NewRun,
    reply: Run,
    status: 202,
    idempotent: true,
  }),
  getRun: endpoint({
    method: "GET",
    path: "/api/runs/:runId",
    summary: "A run and its outcome, kept for ten minutes after its end",
    asks: "learner",
    params: byRun,
    reply: Run,
    status: 200,
  }),
  followRun: endpoint({
    method: "GET",
    path: "/api/runs/:runId/events",
    summary: "Stream the run's events, beginning with the first",
    asks: "learner",
    params: byRun,
    status: 200,
    stream: true,
  }),
  cancelRun: endpoint({
    method: "DELETE",
    path: "/api/runs/:runId",
    summary: "Stop a run; it does not count",
    asks: "learner",
    params: byRun,
    status: 204,
  }),
  getDraft: endpoint({
    method: "GET",
    path: "/api/drafts/:concept/:exercise",
    summary: "The saved draft of an exercise, or null",
    asks: "learner",
    params: byExercise,
    reply: z.strictObject({ draft: Draft.nullable() }),
    status: 200,
  }),
  getDraftNews: endpoint({
    method: "GET",
    path: "/api/drafts/:concept/:exercise/news",
    summary: "The revision of the draft, and the newest run of the exercise",
    asks: "learner",
    params: byExercise,
    reply: DraftNews,
    status: 200,
  }),
  saveDraft: endpoint({
    method: "PUT",
    path: "/api/drafts/:concept/:exercise",
    summary: "Save the draft of an exercise; refused when another tab has changed it meanwhile",
    asks: "learner",
    params: byExercise,
    body: NewDraft,
    reply: Draft,
    status: 200,
  }),
};

export const sandboxEndpoints = {
  getSandbox: endpoint({
    method: "GET",
    path: "/api/sandbox",
    summary: "How strongly this machine isolates learners' code",
    asks: "learner",
    reply: Sandbox,
    status: 200,
  }),
};
