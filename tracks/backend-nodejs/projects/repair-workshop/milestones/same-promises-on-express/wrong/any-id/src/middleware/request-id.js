import { randomUUID } from "node:crypto";

const FIT = /^[A-Za-z0-9-]{1,64}$/;

/** Gives each request its id: that of the client, when it is fit, or a new one. */
export function requestId(req, res, next) {
  const given = req.get("x-request-id") ?? "";
  req.id = given ? given : randomUUID();
  res.set("X-Request-Id", req.id);
  next();
}
