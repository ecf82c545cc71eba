import { rateLimit } from "express-rate-limit";

const HEADERS = [
  ["content-security-policy", "frame-ancestors 'none';default-src 'none';form-action 'none'"],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "no-referrer"],
  ["strict-transport-security", "max-age=63072000"],
];

export function setSecurityHeaders(req, res, next) {
  for (const [name, value] of HEADERS) res.setHeader(name, value);
  next();
}

export const limitRequests = (limit) =>
  rateLimit({ windowMs: 60_000, limit, legacyHeaders: true, message: { error: "too many requests" } });

export function needJson(req, res, next) {
  if (req.method !== "POST" || req.get("content-length") === "0" || req.is("json") !== false) return next();
  res.status(415).json({ error: "JSON only" });
}
