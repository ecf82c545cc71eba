/**
 * Who sends a request. The first of these counts:
 *
 * 1. A bearer token: of a learner without an account, or of a program with a scope.
 * 2. In hosted mode, the session cookie of an account.
 * 3. The cookie of a learner without an account.
 */
import type { Account } from "@aulo/contract";
import type { CookieOptions, Request, Response } from "express";
import {
  type AccountRow,
  type Caller,
  ensureLearner,
  findAccount,
  isHosted,
  toAccount,
} from "../accounts/session.ts";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { findLearnerByToken } from "../learners/tokens.ts";
import { Refusal } from "../refusal.ts";

const COOKIE = "aulo_learner";
/** Names the learner for whom the page was loaded. All tabs of a browser share one cookie, which another learner may have replaced. */
const LEARNER_HEADER = "X-Aulo-Learner";
const READING = new Set(["GET", "HEAD"]);
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
 * The learner of the request. The holder of a token needs no other proof.
 *
 * @throws Refusal `no-token`, `unknown-token`, `read-only-token` or `other-learner`
 */
export async function authenticate(deps: Deps, request: Request): Promise<LearnerRow> {
  const learner = await findHolder(deps, request);
  if (learner === null && tokenOf(request) === null)
    throw new Refusal(
      "no-token",
      "Begin with POST /api/learners, then send its token: Authorization: Bearer TOKEN.",
    );
  if (learner === null)
    throw new Refusal(
      "unknown-token",
      "No learner has this token; was the learner deleted? Begin with POST /api/learners.",
    );
  ensureNamed(request, learner);
  return learner;
}

/**
 * The learner of the request; null without a token or session, or when it belongs to nobody.
 *
 * @throws Refusal `other-learner`
 */
export async function findSession(deps: Deps, request: Request): Promise<LearnerRow | null> {
  const learner = await findHolder(deps, request);
  if (learner !== null) ensureNamed(request, learner);
  return learner;
}

/**
 * Like `findSession`, whichever learner the client expects.
 *
 * @throws Refusal `read-only-token`
 */
export async function findHolder(deps: Deps, request: Request): Promise<LearnerRow | null> {
  const client = clientOf(request);
  const bearer = bearerOf(request);
  if (bearer !== null) {
    const holder = await findLearnerByToken(deps, { token: bearer, client });
    if (holder?.scope === "read" && !READING.has(request.method))
      throw new Refusal("read-only-token", "This token has the scope read, which allows no changes.");
    return holder;
  }
  const account = await findRequestAccount(deps, request);
  if (account !== null) return ensureLearner(deps, account.id);
  const token = cookieOf(request);
  if (token === null) return null;
  const holder = await findLearnerByToken(deps, { token, client });
  // The token of a program is sent as a bearer token alone.
  return holder?.scope === null ? holder : null;
}

/**
 * The account of the request's session cookie. A token for programs has no access to the account itself.
 *
 * @throws Refusal `no-session`, `no-accounts` or `other-learner`
 */
export async function authenticateAccount(deps: Deps, request: Request): Promise<AccountRow> {
  const account = bearerOf(request) === null ? await findRequestAccount(deps, request) : null;
  if (account === null)
    throw new Refusal("no-session", "Sign in first; a token for programs has no access to the account.");
  if (request.get(LEARNER_HEADER) !== undefined) ensureNamed(request, await ensureLearner(deps, account.id));
  return account;
}

/** The `account` of `GET /api/session`; nothing in local mode. */
export async function sessionAccountOf(deps: Deps, request: Request): Promise<{ account?: Account | null }> {
  if (!isHosted(deps)) return {};
  const account = await findRequestAccount(deps, request);
  return { account: account === null ? null : await toAccount(deps, account, callerOf(request)) };
}

export function callerOf(request: Request): Caller {
  return {
    cookies: request.headers.cookie ?? "",
    learnerToken: cookieOf(request),
    userAgent: clientOf(request),
    address: request.ip ?? "",
  };
}

/** Logs the browser in as the learner of the token. */
export function setCookie(deps: Deps, response: Response, token: string): void {
  response.cookie(COOKIE, token, { ...cookieOptions(deps, response.req), maxAge: COOKIE_AGE_MS });
}

export function clearCookie(deps: Deps, response: Response): void {
  response.clearCookie(COOKIE, cookieOptions(deps, response.req));
}

async function findRequestAccount(deps: Deps, request: Request): Promise<AccountRow | null> {
  if (!isHosted(deps) || request.headers.cookie === undefined) return null;
  return findAccount(deps.accounts, { cookies: request.headers.cookie });
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

function cookieOptions({ accounts }: Deps, request: Request): CookieOptions {
  return {
    httpOnly: true,
    sameSite: "strict",
    secure: request.secure || accounts?.publicUrl.protocol === "https:",
    path: "/",
  };
}
