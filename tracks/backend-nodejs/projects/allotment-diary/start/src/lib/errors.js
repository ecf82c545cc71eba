/** Sends an error: a code for programs, a sentence for people, and the fields that do not fit, if it is about fields. */
export function fail(res, status, code, message, fields) {
  res.status(status).json({ error: code, message, fields });
}

export function failFields(res, fields) {
  fail(res, 400, "unfit", "Some fields do not fit.", fields);
}

/** The last middleware: what nobody else has handled. */
export function onError(error, req, res, next) {
  if (res.headersSent) return next(error);
  if (error.type === "entity.parse.failed") return fail(res, 400, "no-json", "The body is not JSON.");
  if (error.type === "entity.too.large") return fail(res, 413, "too-large", "The body is too large.");
  console.error(error);
  fail(res, 500, "our-fault", "Something went wrong here. Please try again later.");
}
