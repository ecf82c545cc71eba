import { z } from "zod";

/** An error, RFC 9457 problem details (`application/problem+json`). */
export const ProblemDetails = z.strictObject({
  /** A stable word for the kind of error, as a relative URI: `/problems/not-open`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What was wrong, where, and what to do. */
  detail: z.string(),
  /** The request's id, also in the `X-Request-Id` header and the log. */
  requestId: z.string(),
  /** The fields at fault, for a body, a query or a path that does not fit. */
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
