import { z } from "zod";
import {
  AttemptResult,
  Check,
  Deferral,
  Draft,
  Hint,
  NewAttempt,
  NewCheck,
  NewDraft,
  PlacementResult,
} from "./check.ts";
import { Goal, GoalChange, GoalReading, GoalText, NewGoal } from "./goal.ts";
import { ConceptId, Id } from "./ids.ts";
import {
  CalibrationView,
  EvidenceView,
  Export,
  Learner,
  LogEntry,
  NewLearner,
  ProgressView,
} from "./learner.ts";
import { LIMITS } from "./limits.ts";
import { PathView, Step, WhatIf } from "./path.ts";
import { ReviewsView } from "./review.ts";
import { NewRun, Run, Sandbox } from "./run.ts";
import { Lesson, TrackOverview } from "./track.ts";

type Shape = z.ZodType;

/** One endpoint: all that a server needs to parse both ways, and a client to call it. */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Express style: `/api/goals/:goalId`. */
  path: string;
  summary: string;
  /** `none`: anyone may ask; `learner`: needs the learner's token or cookie. */
  asks: "none" | "learner";
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** Absent for 204 and for event streams. */
  reply?: Shape;
  status: 200 | 201 | 202 | 204;
  /** Takes an `Idempotency-Key` header: the same key gives the same reply and counts once. */
  idempotent?: true;
  /** `text/event-stream` instead of JSON. */
  stream?: true;
};

const byGoal = z.strictObject({ goalId: Id });
const byConcept = z.strictObject({ conceptId: ConceptId });
const byCheck = z.strictObject({ checkId: Id });
const byRun = z.strictObject({ runId: Id });

/** Every endpoint by the name that clients call it. */
export const endpoints = {
  createLearner: endpoint({
    method: "POST",
    path: "/api/learners",
    summary: "Begin as a new learner",
    asks: "none",
    reply: NewLearner,
    status: 201,
  }),
  getLearner: endpoint({
    method: "GET",
    path: "/api/learner",
    summary: "Who is asking",
    asks: "learner",
    reply: Learner,
    status: 200,
  }),
  useToken: endpoint({
    method: "POST",
    path: "/api/learner/cookie",
    summary: "Continue as the learner of the bearer token in this browser",
    asks: "learner",
    reply: Learner,
    status: 200,
  }),
  deleteLearner: endpoint({
    method: "DELETE",
    path: "/api/learner",
    summary: "Delete everything about the learner",
    asks: "learner",
    status: 204,
  }),
  exportLearner: endpoint({
    method: "GET",
    path: "/api/learner/export",
    summary: "Everything Aulo holds about the learner",
    asks: "learner",
    reply: Export,
    status: 200,
  }),
  importLearner: endpoint({
    method: "POST",
    path: "/api/learner/import",
    summary: "Replace everything by an export",
    asks: "learner",
    body: Export,
    reply: z.strictObject({ entries: z.int(), goals: z.int() }),
    status: 200,
  }),
  moveLearner: endpoint({
    method: "POST",
    path: "/api/learner/token",
    summary: "Make a new token, to go on in another browser; the ones before stay valid",
    asks: "learner",
    reply: z.strictObject({ token: z.string() }),
    status: 201,
  }),

  getTrack: endpoint({
    method: "GET",
    path: "/api/track",
    summary: "Stages, concepts in order, and what can wait",
    asks: "none",
    reply: TrackOverview,
    status: 200,
  }),
  getLesson: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId",
    summary: "A concept and its lesson",
    asks: "none",
    params: byConcept,
    reply: Lesson,
    status: 200,
  }),

  readGoal: endpoint({
    method: "GET",
    path: "/api/goal-readings",
    summary: "What Aulo makes of a goal in free words; nothing is stored",
    asks: "none",
    query: z.strictObject({ text: GoalText }),
    reply: GoalReading,
    status: 200,
  }),
  listGoals: endpoint({
    method: "GET",
    path: "/api/goals",
    summary: "The learner's goals",
    asks: "learner",
    reply: z.strictObject({ goals: z.array(Goal) }),
    status: 200,
  }),
  createGoal: endpoint({
    method: "POST",
    path: "/api/goals",
    summary: "Accept a goal and make it the active one",
    asks: "learner",
    body: NewGoal,
    reply: Goal,
    status: 201,
  }),
  changeGoal: endpoint({
    method: "PATCH",
    path: "/api/goals/:goalId",
    summary: "Make a goal active, or drop and add concepts",
    asks: "learner",
    params: byGoal,
    body: GoalChange,
    reply: Goal,
    status: 200,
  }),
  deleteGoal: endpoint({
    method: "DELETE",
    path: "/api/goals/:goalId",
    summary: "Forget a goal; what was learnt stays",
    asks: "learner",
    params: byGoal,
    status: 204,
  }),

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
    summary: "Where the learner stands on every concept",
    asks: "learner",
    reply: PathView,
    status: 200,
  }),
  getEvidence: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId/evidence",
    summary: "Everything that moved the belief in a concept, and by how much",
    asks: "learner",
    params: byConcept,
    reply: EvidenceView,
    status: 200,
  }),
  getWhatIf: endpoint({
    method: "GET",
    path: "/api/concepts/:conceptId/what-if",
    summary: "What the next step would be if the learner proved a concept now; nothing is stored",
    asks: "learner",
    params: byConcept,
    reply: WhatIf,
    status: 200,
  }),
  getSandbox: endpoint({
    method: "GET",
    path: "/api/sandbox",
    summary: "How strongly learners' code is walled in here",
    asks: "learner",
    reply: Sandbox,
    status: 200,
  }),
  getReviews: endpoint({
    method: "GET",
    path: "/api/reviews",
    summary: "What is due for review, and how much of it this day has room for",
    asks: "learner",
    reply: ReviewsView,
    status: 200,
  }),
  getProgress: endpoint({
    method: "GET",
    path: "/api/progress",
    summary: "Progress by day",
    asks: "learner",
    reply: ProgressView,
    status: 200,
  }),
  getCalibration: endpoint({
    method: "GET",
    path: "/api/calibration",
    summary: "How often the learner's answers came as Aulo believed",
    asks: "learner",
    reply: CalibrationView,
    status: 200,
  }),
  finishLesson: endpoint({
    method: "POST",
    path: "/api/concepts/:conceptId/lesson-finished",
    summary: "Say that the lesson was read",
    asks: "learner",
    params: byConcept,
    reply: Step,
    status: 200,
    idempotent: true,
  }),
  putOff: endpoint({
    method: "POST",
    path: "/api/deferrals",
    summary: "Not now: gives the next best step; the concept comes back later",
    asks: "learner",
    body: Deferral,
    reply: Step,
    status: 200,
  }),

  openCheck: endpoint({
    method: "POST",
    path: "/api/checks",
    summary: "Open a check, or resume the one that is open for the same purpose and concept",
    asks: "learner",
    body: NewCheck,
    reply: Check,
    status: 201,
  }),
  getCheck: endpoint({
    method: "GET",
    path: "/api/checks/:checkId",
    summary: "A check with its open item",
    asks: "learner",
    params: byCheck,
    reply: Check,
    status: 200,
  }),
  answer: endpoint({
    method: "POST",
    path: "/api/checks/:checkId/attempts",
    summary: "Answer the open item",
    asks: "learner",
    params: byCheck,
    body: NewAttempt,
    reply: AttemptResult,
    status: 201,
    idempotent: true,
  }),
  askHint: endpoint({
    method: "POST",
    path: "/api/checks/:checkId/hints",
    summary: "The next hint of the open item",
    asks: "learner",
    params: byCheck,
    reply: Hint,
    status: 201,
  }),
  endCheck: endpoint({
    method: "POST",
    path: "/api/checks/:checkId/end",
    summary: "Stop the check now; answers given so far count",
    asks: "learner",
    params: byCheck,
    reply: z.strictObject({ check: Check, next: Step, placement: PlacementResult.nullable() }),
    status: 200,
  }),
  getPlacement: endpoint({
    method: "GET",
    path: "/api/checks/:checkId/placement",
    summary: "What a placement has concluded so far",
    asks: "learner",
    params: byCheck,
    reply: PlacementResult,
    status: 200,
  }),

  startRun: endpoint({
    method: "POST",
    path: "/api/runs",
    summary: "Run an example, or answer the open exercise of a check",
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
    summary: "The run's events from its start, as they come",
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
  saveDraft: endpoint({
    method: "PUT",
    path: "/api/drafts/:concept/:exercise",
    summary: "Keep the draft of an exercise",
    asks: "learner",
    params: z.strictObject({ concept: ConceptId, exercise: ConceptId }),
    body: NewDraft,
    reply: Draft,
    status: 200,
  }),

  listLog: endpoint({
    method: "GET",
    path: "/api/log",
    summary: "The learner's log, newest first",
    asks: "learner",
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ entries: z.array(LogEntry), more: z.boolean() }),
    status: 200,
  }),
  voidEntry: endpoint({
    method: "POST",
    path: "/api/log/:entryId/void",
    summary: "Take an answer back: as if it had never been given",
    asks: "learner",
    params: z.strictObject({ entryId: Id }),
    body: z.strictObject({ note: z.string().max(LIMITS.noteChars).default("") }),
    reply: LogEntry,
    status: 201,
  }),
  reset: endpoint({
    method: "POST",
    path: "/api/resets",
    summary: "Forget what is known of one concept, or of all (null)",
    asks: "learner",
    body: z.strictObject({ concept: ConceptId.nullable() }),
    reply: LogEntry,
    status: 201,
  }),
};
export type EndpointName = keyof typeof endpoints;

function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}
