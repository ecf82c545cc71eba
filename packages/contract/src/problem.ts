import { z } from "zod";

/** Error response: RFC 9457 problem details (`application/problem+json`). */
export const ProblemDetails = z.strictObject({
  /** Stable kind of the error as a relative URI, such as `/problems/not-open`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Explanation with the fault, its place and the remedy. */
  detail: z.string(),
  /** Id of the request, as in the `X-Request-Id` header and the server's log. */
  requestId: z.string(),
  /** Invalid fields of the body, query or path. */
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
