import { randomUUID } from "node:crypto";
import { log, toLogged } from "./log.js";

const FIT_ID = /^[A-Za-z0-9-]{8,64}$/;

/**
 * Gives each request an id and leaves one line for it, once its response is out or its client has gone. A failure is noted in
 * `res.locals.failure`.
 */
export function logRequests(req, res, next) {
  const from = performance.now();
  const given = req.get("x-request-id") ?? "";
  const requestId = FIT_ID.test(given) ? given : randomUUID();
  res.locals.requestId = requestId;
  res.set("X-Request-Id", requestId);
  res.on("close", () => {
    const { failure } = res.locals;
    const [path] = req.originalUrl.split("?");
    const seen = { requestId, method: req.method, path, ms: Math.round(performance.now() - from) };
    if (!res.writableFinished) return log("warn", "request aborted", { ...seen, status: null, aborted: true });
    log(res.statusCode >= 500 ? "error" : "info", "request", {
      ...seen,
      status: res.statusCode,
      ...(failure && { error: toLogged(failure) }),
    });
  });
  const json = res.json.bind(res);
  res.json = (body) => json(Array.isArray(body) ? body : { ...body, requestId });
  next();
}
