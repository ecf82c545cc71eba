import type { CookieOptions, Request, Response } from "express";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { findLearnerByToken } from "../learners/tokens.ts";
import { Refusal } from "../refusal.ts";

const COOKIE = "aulo_learner";
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
 * @throws Refusal `no-token` or `unknown-token`
 */
export async function authenticate(deps: Deps, request: Request): Promise<LearnerRow> {
  const token = tokenOf(request);
  if (token === null)
    throw new Refusal(
      "no-token",
      "Begin with POST /api/learners, then send its token: Authorization: Bearer TOKEN.",
    );
  const learner = await findLearnerByToken(deps, token);
  if (learner === null)
    throw new Refusal(
      "unknown-token",
      "No learner has this token; was the learner deleted? Begin with POST /api/learners.",
    );
  return learner;
}

/** Logs the browser in as the learner of the token. */
export function setCookie(request: Request, response: Response, token: string): void {
  response.cookie(COOKIE, token, { ...cookieOptions(request), maxAge: COOKIE_AGE_MS });
}

export function clearCookie(request: Request, response: Response): void {
  response.clearCookie(COOKIE, cookieOptions(request));
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
