import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Export } from "./export.ts";
import { Experience, Learner, NewLearner } from "./learner.ts";

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
    summary: "The learner of the token or cookie",
    asks: "learner",
    reply: Learner,
    status: 200,
  }),
  useToken: endpoint({
    method: "POST",
    path: "/api/learner/cookie",
    summary: "Set the learner's cookie in this browser from the bearer token",
    asks: "learner",
    reply: Learner,
    status: 200,
  }),
  introduce: endpoint({
    method: "POST",
    path: "/api/learner/experience",
    summary: "State one's experience; it moves only the beliefs before any answer",
    asks: "learner",
    body: z.strictObject({ experience: Experience }),
    reply: Learner,
    status: 200,
  }),
  dismissNotice: endpoint({
    method: "DELETE",
    path: "/api/learner/notice",
    summary: "Dismiss the notice of a change of Aulo",
    asks: "learner",
    status: 204,
  }),
  deleteLearner: endpoint({
    method: "DELETE",
    path: "/api/learner",
    summary: "Delete all data about the learner",
    asks: "learner",
    status: 204,
  }),
  exportLearner: endpoint({
    method: "GET",
    path: "/api/learner/export",
    summary: "Export all data about the learner",
    asks: "learner",
    reply: Export,
    status: 200,
  }),
  importLearner: endpoint({
    method: "POST",
    path: "/api/learner/import",
    summary: "Replace all data about the learner by an export; tokens stay valid",
    asks: "learner",
    body: Export,
    reply: z.strictObject({ entries: z.int(), goals: z.int() }),
    status: 200,
  }),
  moveLearner: endpoint({
    method: "POST",
    path: "/api/learner/token",
    summary: "Make one more token, for another browser; earlier tokens stay valid",
    asks: "learner",
    reply: z.strictObject({ token: z.string() }),
    status: 201,
  }),
};
