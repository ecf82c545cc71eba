import { STATUS_CODES } from "node:http";

/** Answers all methods that the routes of a path before it have left over. */
export function only(...methods) {
  return (req, res) => {
    res.set("Allow", methods.join(", "));
    fail(res, 405, "This method does not work here.");
  };
}

/** Every "no" of the service: problem details, and `error` for the screen in the hall. */
export function fail(res, status, detail, more = {}) {
  const problem = {
    title: STATUS_CODES[status],
    status,
    detail,
    error: detail,
    requestId: res.req.id,
    ...more,
  };
  res.status(status).json(problem);
}
