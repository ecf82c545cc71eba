import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { fail } from "./answers.js";

export function limit(most) {
  return rateLimit({
    windowMs: 60_000,
    limit: most,
    keyGenerator: (req) => ipKeyGenerator(req.ip),
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    handler(req, res) {
      const seconds = Math.ceil((req.rateLimit.resetTime - Date.now()) / 1000);
      res.set("Retry-After", String(Math.min(60, Math.max(1, seconds))));
      fail(res, 429, "Slowly, please.");
    },
  });
}

export const shortAddress = (req, res, next) => (req.originalUrl.length > 2000 ? fail(res, 414, "Too long.") : next());
