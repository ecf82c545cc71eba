import { type Endpoint, endpoints, type ProblemKind } from "@aulo/contract";
import { expect, test } from "vitest";
import { faultOf, type Reply } from "./check-reply.ts";

const asked = { method: "GET", path: "/api/session", headers: {}, body: null };
const LATER = { "content-type": "application/problem+json", "retry-after": "2" };

function problem(kind: ProblemKind | "gone", status: number, headers: Reply["headers"] = LATER): Reply {
  const details = { type: `/problems/${kind}`, title: "No", status, detail: "No.", requestId: "1" };
  return { status, headers, text: JSON.stringify(details) };
}

function replyOf(status: number, text: string): Reply {
  return { status, headers: {}, text };
}

const OTHER: readonly (readonly [string, Endpoint, Reply])[] = [
  ["another status", endpoints.getSession, replyOf(201, '{"learner":null}')],
  ["a field more", endpoints.getSession, replyOf(200, '{"learner":null,"extra":1}')],
  ["no JSON", endpoints.getSession, replyOf(200, "<h1>")],
  ["a body with 204", endpoints.deleteLearner, replyOf(204, "{}")],
  ["an event of another shape", endpoints.followRun, replyOf(200, 'data: {"kind":"odd"}\n\n')],
  ["a fault of the server", endpoints.getSession, problem("internal", 500)],
  ["an undocumented problem", endpoints.getSession, problem("gone", 404)],
  ["the status of another problem", endpoints.getSession, problem("not-json", 404)],
  ["a problem as plain JSON", endpoints.getSession, problem("not-found", 404, {})],
  [
    "503 without Retry-After",
    endpoints.getSession,
    problem("unavailable", 503, { ...LATER, "retry-after": undefined }),
  ],
  ["no reply", endpoints.getSession, replyOf(599, "no reply: Error")],
];

test.each(OTHER)("%s is a fault", (_, endpoint, reply) => {
  expect(faultOf({ ...asked, endpoint }, reply)).not.toBeNull();
});

const DOCUMENTED: readonly (readonly [string, Endpoint, Reply])[] = [
  ["the status and shape of the contract", endpoints.getSession, replyOf(200, '{"learner":null}')],
  ["204 without a body", endpoints.deleteLearner, replyOf(204, "")],
  ["a stream that was cut off", endpoints.followRun, replyOf(200, 'data: {"kind":"started"}\n\ndata: {"ki')],
  ["a refusal", endpoints.getSession, problem("other-learner", 401)],
  ["503 with Retry-After", endpoints.getSession, problem("unavailable", 503)],
];

test.each(DOCUMENTED)("%s is no fault", (_, endpoint, reply) => {
  expect(faultOf({ ...asked, endpoint }, reply)).toBeNull();
});
