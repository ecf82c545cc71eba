import { z } from "zod";
import { Draft } from "./runs/draft.ts";

/** Every kind of problem; `type` of the problem details is `/problems/KIND`. */
export const ProblemKind = z.enum([
  "does-not-fit",
  "not-json",
  "too-large",
  "no-token",
  "unknown-token",
  "other-learner",
  "no-accounts",
  "no-session",
  "wrong-login",
  "email-not-proved",
  "link-ended",
  "sign-in-again",
  "too-many-tries",
  "read-only-token",
  "has-account",
  "already-claimed",
  "account-has-work",
  "not-allowed",
  "foreign-origin",
  "foreign-host",
  "not-found",
  "method-not-allowed",
  "not-covered",
  "too-many-goals",
  "too-many-tokens",
  "too-many-disputes",
  "log-full",
  "nothing-to-ask",
  "check-ended",
  "not-open",
  "already-answered",
  "no-more-hints",
  "too-early",
  "not-voidable",
  "draft-changed",
  "key-reused",
  "import-refused",
  "unknown-code",
  "cohort-limit",
  "too-many-codes",
  "too-many-runs",
  "too-many-learners",
  "too-many-changes",
  "too-many-entries",
  "too-many-followers",
  "queue-full",
  "unavailable",
  "internal",
]);
export type ProblemKind = z.infer<typeof ProblemKind>;

/** Error response: RFC 9457 problem details (`application/problem+json`). */
export const ProblemDetails = z.strictObject({
  /** Stable kind of the error as a relative URI, such as `/problems/not-open`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Explanation with the fault, its place and the remedy, for programmers. */
  detail: z.string(),
  /** Id of the request, as in the `X-Request-Id` header and the server's log. */
  requestId: z.string(),
  /** Invalid fields of the body, query or path. */
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** The saved draft, for `draft-changed`. */
  draft: Draft.optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
