import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { Refusal } from "../refusal.ts";
import { sendProblem } from "./errors.ts";

const MINUTE_MS = 60_000;

/** Rate limit on new learners, by address. Other requests need no rate limit: one learner has a limited number of runs under way. */
export function limitNewLearners(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (request, response) =>
      sendProblem(
        request,
        response,
        new Refusal(
          "too-many-learners",
          "Too many new learners came from your address within a minute; wait a minute, then try again.",
        ),
      ),
  });
}
