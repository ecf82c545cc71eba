import { randomUUID } from "node:crypto";

/** A log whose lines all hold `fields`. */
export function createLog(fields) {
  const write = (level) => (msg, more) => {
    const line = { level, time: new Date(), msg, ...fields, ...more };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  return { info: write("info"), error: write("error") };
}

/** Gives each request an id and a log, and writes one line when it has been answered. */
export function logRequests(req, res, next) {
  const [brought] = /^[A-Za-z0-9_-]{1,64}$/.exec(req.get("x-request-id") ?? "") ?? [];
  const requestId = brought ?? randomUUID();
  const { method, originalUrl } = req;
  const [path] = originalUrl.split("?");
  const startedMs = Date.now();

  req.log = createLog({ requestId });
  res.setHeader("x-request-id", requestId);
  res.once("close", () => {
    const level = res.statusCode < 500 ? "info" : "error";
    req.log[level]("answered", { method, path, status: res.statusCode, durationMs: Date.now() - startedMs });
  });
  next();
}
