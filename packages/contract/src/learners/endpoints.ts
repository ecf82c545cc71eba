import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Export } from "./export.ts";
import { Learner, NewLearner } from "./learner.ts";

export const learnerEndpoints = {
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
};
