import type { CookieOptions, Request, Response } from "express";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { findLearnerByToken } from "../learners/tokens.ts";
import { Refusal } from "../refusal.ts";

const COOKIE = "aulo_learner";
/** Names the learner for whom the page was loaded. All tabs of a browser share one cookie, which another learner may have replaced. */
const LEARNER_HEADER = "X-Aulo-Learner";
/** Browsers keep a cookie no longer than this. */
const COOKIE_AGE_MS = 400 * 86_400_000;

/** The token of `Authorization: Bearer TOKEN`; null without one. */
export function bearerOf({ headers }: Request): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
}

/** The token that the request carries; a bearer token wins over the cookie. */
export function tokenOf(request: Request): string | null {
  return bearerOf(request) ?? cookieOf(request);
}

/**
 * The learner of the request's token. The holder of a token needs no other proof.
 *
 * @throws Refusal `no-token`, `unknown-token` or `other-learner`
 */
export async function authenticate(deps: Deps, request: Request): Promise<LearnerRow> {
  const token = tokenOf(request);
  if (token === null)
    throw new Refusal(
      "no-token",
      "Begin with POST /api/learners, then send its token: Authorization: Bearer TOKEN.",
    );
  const learner = await findLearnerByToken(deps, { token, client: clientOf(request) });
  if (learner === null)
    throw new Refusal(
      "unknown-token",
      "No learner has this token; was the learner deleted? Begin with POST /api/learners.",
    );
  ensureNamed(request, learner);
  return learner;
}

/**
 * The learner of the request's token; null without a token, or when no learner has it.
 *
 * @throws Refusal `other-learner`
 */
export async function findSession(deps: Deps, request: Request): Promise<LearnerRow | null> {
  const token = tokenOf(request);
  const learner =
    token === null ? null : await findLearnerByToken(deps, { token, client: clientOf(request) });
  if (learner !== null) ensureNamed(request, learner);
  return learner;
}

/** Logs the browser in as the learner of the token. */
export function setCookie(request: Request, response: Response, token: string): void {
  response.cookie(COOKIE, token, { ...cookieOptions(request), maxAge: COOKIE_AGE_MS });
}

export function clearCookie(request: Request, response: Response): void {
  response.clearCookie(COOKIE, cookieOptions(request));
}

function clientOf(request: Request): string {
  return request.get("user-agent") ?? "";
}

function ensureNamed(request: Request, learner: LearnerRow): void {
  const named = request.get(LEARNER_HEADER);
  if (named !== undefined && named !== learner.id)
    throw new Refusal(
      "other-learner",
      `${LEARNER_HEADER} names another learner than the token: somebody else has logged in with this browser. Load the page again.`,
    );
}

function cookieOf({ headers }: Request): string | null {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${COOKIE}=`));
  return found === undefined ? null : found.slice(COOKIE.length + 1);
}

function cookieOptions(request: Request): CookieOptions {
  return {
    httpOnly: true,
    sameSite: "strict",
    secure: request.secure,
    path: "/",
  };
}
