import { fail } from "./answers.js";

/** Stands last. An error with a status of 400 to 499 is the client's, every other one is ours. */
export function errors(error, req, res, next) {
  if (res.headersSent) return next(error);
  const status = error.status ?? 500;
  if (status >= 400 && status < 500) return fail(res, status, sentenceOf(error));
  res.locals.fault = error;
  if (error.isAway) {
    return fail(res, 503, "We cannot look that up at the moment. Please try again soon.");
  }
  fail(res, 500, "Something went wrong on our side. Please try again.");
}

function sentenceOf({ type, status }) {
  if (type === "entity.parse.failed") return "The body is not JSON.";
  if (status === 413) return "The body is too large.";
  return "We cannot read this request.";
}
