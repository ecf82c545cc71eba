import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { Id } from "../ids.ts";
import { Export } from "./export.ts";
import { Experience, Learner, NewLearner, Token } from "./learner.ts";

export const learnerEndpoints = {
  createLearner: endpoint({
    method: "POST",
    path: "/api/learners",
    summary: "Begin as a new learner",
    asks: "none",
    reply: NewLearner,
    status: 201,
  }),
  getSession: endpoint({
    method: "GET",
    path: "/api/session",
    summary: "The learner of the token or cookie, or null",
    asks: "none",
    reply: z.strictObject({ learner: Learner.nullable() }),
    status: 200,
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
  listTokens: endpoint({
    method: "GET",
    path: "/api/learner/tokens",
    summary: "The learner's tokens, newest first, without the tokens themselves",
    asks: "learner",
    reply: z.strictObject({ tokens: z.array(Token) }),
    status: 200,
  }),
  revokeToken: endpoint({
    method: "DELETE",
    path: "/api/learner/tokens/:tokenId",
    summary: "Revoke another token of the learner",
    asks: "learner",
    params: z.strictObject({ tokenId: Id }),
    status: 204,
  }),
};
