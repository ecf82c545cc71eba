import { log, toLogged } from "../log.js";

/**
 * Leaves one line for each request, once its response is out or its client has gone. The query may hold names, so it is left
 * out. A fault is noted in `res.locals.fault`.
 */
export function requestLog(req, res, next) {
  const from = performance.now();
  const [path] = req.originalUrl.split("?");
  res.on("close", () => {
    const { fault } = res.locals;
    const seen = { requestId: req.id, method: req.method, path, ms: Math.round(performance.now() - from) };
    if (!res.writableFinished) return log("info", "request aborted", { ...seen, status: null, aborted: true });
    const level = res.statusCode >= 400 ? "error" : "info";
    log(level, "request", { ...seen, status: res.statusCode, ...(fault && { error: toLogged(fault) }) });
  });
  next();
}
