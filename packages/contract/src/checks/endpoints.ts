import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Id } from "../ids.ts";
import { Step } from "../path/step.ts";
import { AttemptResult, Hint, NewAttempt } from "./attempt.ts";
import { AnsweredItem, Check, NewCheck } from "./check.ts";
import { PlacementResult } from "./placement.ts";

const byCheck = z.strictObject({ checkId: Id });

export const checkEndpoints = {
  openCheck: endpoint({
    method: "POST",
    path: "/api/checks",
    summary: "Open a check, or resume the open one for the same purpose and concept",
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
  readAnswers: endpoint({
    method: "POST",
    path: "/api/checks/:checkId/answers",
    summary:
      "Read the answered items of a check again, with the feedback, without an item that is open again; right answers count as seen anew, once a day",
    asks: "learner",
    params: byCheck,
    reply: z.strictObject({ answers: z.array(AnsweredItem) }),
    status: 200,
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
    summary: "The result of a placement so far",
    asks: "learner",
    params: byCheck,
    reply: PlacementResult,
    status: 200,
  }),
};
