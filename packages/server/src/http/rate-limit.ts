import { LIMITS, type ProblemKind } from "@aulo/contract";
import type { RequestHandler } from "express";
import { createLimiter } from "../db/limiter.ts";
import type { Db } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";

const MINUTE_SECONDS = 60;
const NOT_FOUND = 404;

type NewLearners = {
  perMinute: number;
  /** The database in which all nodes count together; null counts in this process. */
  sharedBy: Db | null;
};

/** Rate limit on new learners, by address. Most requests need no rate limit: one learner has a limited number of runs under way. */
export function limitNewLearners(limit: NewLearners): RequestHandler {
  return limitByAddress({
    ...limit,
    name: "new-learners",
    kind: "too-many-learners",
    says: "Too many new learners came from your address within a minute; wait a minute, then try again.",
  });
}

/** Rate limit on wrong codes of invitations, by address. Any other response gives its count back, so a whole room can join at once. */
export function limitWrongCodes(sharedBy: Db | null): RequestHandler {
  return limitByAddress({
    perMinute: LIMITS.wrongCodesPerMinute,
    sharedBy,
    name: "wrong-codes",
    onlyUnknown: true,
    kind: "too-many-codes",
    says: "Too many wrong codes came from your address within a minute; wait a minute, then try again.",
  });
}

type Limit = NewLearners & { name: string; kind: ProblemKind; says: string; onlyUnknown?: boolean };

function limitByAddress({
  perMinute,
  sharedBy,
  name,
  kind,
  says,
  onlyUnknown = false,
}: Limit): RequestHandler {
  const limiter = createLimiter({ name, points: perMinute, seconds: MINUTE_SECONDS, sharedBy });
  return async (request, response, next) => {
    const address = request.ip ?? "";
    const waitMs = await limiter.count(address);
    if (waitMs !== null) throw new Refusal(kind, says, { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
    if (onlyUnknown)
      response.once("finish", () => {
        if (response.statusCode !== NOT_FOUND) void limiter.giveBack(address);
      });
    next();
  };
}
