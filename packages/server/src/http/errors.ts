import type { ProblemDetails, ProblemKind } from "@aulo/contract";
import { UnfitAnswerError } from "@aulo/grading";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { isDiskFull } from "../db/is-disk-full.ts";
import { isUnavailable } from "../db/is-unavailable.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import { requestIdOf } from "./request-log.ts";

/** HTTP status and title of each kind of refusal. */
const PROBLEMS: Record<ProblemKind, { status: number; title: string }> = {
  "does-not-fit": { status: 422, title: "The request is not valid" },
  "not-json": { status: 400, title: "The body is not JSON" },
  "too-large": { status: 413, title: "The body is too large" },
  "no-token": { status: 401, title: "The token is missing" },
  "unknown-token": { status: 401, title: "The token is unknown" },
  "other-learner": { status: 401, title: "The token belongs to another learner" },
  "no-accounts": { status: 404, title: "This Aulo has no accounts" },
  "no-session": { status: 401, title: "Nobody is signed in" },
  "wrong-login": { status: 401, title: "The e-mail address or the password is wrong" },
  "email-not-proved": { status: 403, title: "The e-mail address is not proved" },
  "link-ended": { status: 410, title: "The link was used, or is too old" },
  "sign-in-again": { status: 403, title: "Sign in again first" },
  "too-many-tries": { status: 429, title: "There were too many tries" },
  "read-only-token": { status: 403, title: "The token only reads" },
  "has-account": { status: 409, title: "The learner has an account" },
  "already-claimed": { status: 409, title: "The learner cannot be claimed" },
  "account-has-work": { status: 409, title: "The account has work of its own" },
  "not-allowed": { status: 403, title: "The role is not enough" },
  "foreign-origin": { status: 403, title: "The request comes from another site" },
  "foreign-host": { status: 403, title: "The request names another host" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "The method is not allowed" },
  "not-covered": { status: 422, title: "The goal is not covered" },
  "too-many-tokens": { status: 409, title: "There are too many tokens" },
  "too-many-disputes": { status: 409, title: "There are too many disputes" },
  "log-full": { status: 409, title: "The log is full" },
  "too-many-goals": { status: 409, title: "There are too many goals" },
  "nothing-to-ask": { status: 409, title: "There is nothing to ask" },
  "check-ended": { status: 409, title: "The check has ended" },
  "not-open": { status: 409, title: "The item is not open" },
  "already-answered": { status: 409, title: "The item was answered already" },
  "no-more-hints": { status: 409, title: "There are no more hints" },
  "too-early": { status: 409, title: "It is too early" },
  "not-voidable": { status: 409, title: "The entry cannot be taken back" },
  "draft-changed": { status: 409, title: "The draft was changed meanwhile" },
  "key-reused": { status: 422, title: "The key belongs to another request" },
  "import-refused": { status: 422, title: "The import was refused" },
  "unknown-code": { status: 404, title: "The code is unknown" },
  "cohort-limit": { status: 409, title: "A limit of cohorts is reached" },
  "too-many-codes": { status: 429, title: "There were too many wrong codes" },
  "too-many-runs": { status: 429, title: "There are too many runs under way" },
  "too-many-learners": { status: 429, title: "There are too many new learners" },
  "too-many-changes": { status: 429, title: "There are too many changes under way" },
  "too-many-entries": { status: 429, title: "There were too many entries within a day" },
  "too-many-followers": { status: 429, title: "Too many connections follow the run" },
  "queue-full": { status: 503, title: "The queue of runs is full" },
  unavailable: { status: 503, title: "The database is away or too busy" },
  internal: { status: 500, title: "Something went wrong in Aulo" },
};

export const PROBLEM_KINDS = PROBLEMS;

/** `Retry-After` of a refusal with status 429 or 503 that names no other time. */
const RETRY_AFTER_SECONDS = 2;

/** Sends problem details (RFC 9457). */
export function sendProblem(request: Request, response: Response, refusal: Refusal): void {
  const { status, title } = PROBLEMS[refusal.kind];
  const requestId = requestIdOf(request);
  const { fields, draft, retryAfterSeconds = RETRY_AFTER_SECONDS } = refusal.parts;
  const details: ProblemDetails = {
    type: `/problems/${refusal.kind}`,
    title,
    status,
    detail: refusal.message,
    requestId,
    ...(fields === undefined ? {} : { fields: [...fields] }),
    ...(draft === undefined ? {} : { draft }),
  };
  if (status === 429 || status === 503)
    response.set("Retry-After", response.get("Retry-After") ?? String(retryAfterSeconds));
  if (status === 401) response.set("WWW-Authenticate", "Bearer");
  response.status(status).set("Cache-Control", "no-store").type("application/problem+json");
  response.send(JSON.stringify(details));
}

/** Express error handler: a refusal is sent as it is; any other error is logged and sent as `internal`. */
export const handleErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const refusal = toRefusal(error);
  if (refusal === null || refusal.kind === "unavailable")
    request.log.error({ err: error }, "a request failed");
  sendProblem(
    request,
    response,
    refusal ??
      new Refusal("internal", "This is Aulo's own fault. The server's log has more under this request's id."),
  );
};

/** For a path below /api that belongs to no endpoint, and for a change of anything else. */
export const refuseUnknownPath: RequestHandler = (request) => {
  throw new Refusal(
    "not-found",
    `There is no ${request.method} ${request.baseUrl}${request.path}; /api/docs lists every endpoint.`,
  );
};

/** Translates errors of use cases, Express and its body parser; null for an unexpected error. */
function toRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof UnfitAnswerError) return doesNotFit(error.path, error.message);
  if (isDiskFull(error))
    return new Refusal(
      "unavailable",
      "The disk that holds Aulo's data is full, so nothing was changed. Free some space, then try again.",
    );
  if (isUnavailable(error))
    return new Refusal(
      "unavailable",
      "The database is away or too busy, so it is not known whether anything was changed. Try again in a moment; under the same Idempotency-Key, nothing counts twice.",
    );
  switch (typeOf(error)) {
    case "entity.too.large":
      return new Refusal(
        "too-large",
        "The body is larger than this endpoint allows; docs/api.md has the limits.",
      );
    case "entity.parse.failed":
      return new Refusal("not-json", "The body must be one JSON object; it could not be parsed.");
    case "encoding.unsupported":
    case "charset.unsupported":
      return new Refusal("not-json", "The body must be JSON in UTF-8, and not compressed.");
    default:
      return byStatus(statusOf(error));
  }
}

function typeOf(error: unknown): unknown {
  return error !== null && typeof error === "object" && "type" in error ? error.type : null;
}

function byStatus(status: unknown): Refusal | null {
  if (status === 400)
    return new Refusal("not-json", "The request could not be read: is its address or its body cut off?");
  // 403: a path that leads out of the folder.
  return status === 403 || status === 404 ? new Refusal("not-found", "There is no such file.") : null;
}

function statusOf(error: unknown): unknown {
  return error !== null && typeof error === "object" && "status" in error ? error.status : null;
}
