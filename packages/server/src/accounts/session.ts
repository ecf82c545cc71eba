import { randomUUID } from "node:crypto";
import type { Account } from "@aulo/contract";
import { z } from "zod";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { findLearnerByToken } from "../learners/tokens.ts";
import { Refusal } from "../refusal.ts";
import type { Accounts } from "./accounts.ts";
import {
  deleteSessionByToken,
  hasWork,
  insertLearnerOfAccount,
  selectLogins,
  selectOptionalLearnerByAccount,
} from "./queries.ts";

/** `Deps` of a hosted Aulo. */
export type HostedDeps = Deps & { accounts: Accounts };

export function isHosted(deps: Deps): deps is HostedDeps {
  return deps.accounts !== null;
}

/** The account of a session cookie, with its session. */
export type AccountRow = {
  id: string;
  /** In lower case. */
  email: string;
  name: string;
  createdAt: Date;
  session: { id: string; token: string; createdAt: Date };
};

/** Parts of a request that tell who sent it. */
export type Caller = {
  /** The `Cookie` header; empty without one. */
  cookies: string;
  /** Token of the cookie of a learner without an account; null without one. */
  learnerToken: string | null;
  userAgent: string;
  /** Network address. */
  address: string;
};

/** An account, and `Set-Cookie` headers for the browser. */
export type SignedIn = { account: Account; cookies: string[] };

/** The account of the session cookie; null without a session that is still valid. */
export async function findAccount(
  { auth }: Accounts,
  { cookies }: Pick<Caller, "cookies">,
): Promise<AccountRow | null> {
  const found = await auth.api.getSession({ headers: new Headers({ cookie: cookies }) });
  if (found === null) return null;
  const { id, email, name, createdAt } = found.user;
  const { session } = found;
  return {
    id,
    email,
    name,
    createdAt,
    session: { id: session.id, token: session.token, createdAt: session.createdAt },
  };
}

/** The learner of an account, who is created when there is none yet. */
export async function ensureLearner(deps: Deps, accountId: string): Promise<LearnerRow> {
  const found = await selectOptionalLearnerByAccount(deps.db, accountId);
  if (found !== null) return found;
  await insertLearnerOfAccount(deps.db, {
    id: randomUUID(),
    createdAt: new Date(deps.now()),
    accountId,
  });
  const created = await selectOptionalLearnerByAccount(deps.db, accountId);
  if (created === null) throw new Refusal("no-session", "This account was deleted.");
  return created;
}

type Started = { headers: Headers; response: { user: { id: string } } };

/**
 * Begins a session. The session that the browser had before ends, and a cookie that was there before never becomes the new session's.
 *
 * @param start calls better-auth with the headers of the request
 * @throws Refusal `wrong-login`, `email-not-proved` or `link-ended`
 */
export async function startSession(
  deps: HostedDeps,
  caller: Caller,
  start: (headers: Headers) => Promise<Started>,
): Promise<SignedIn> {
  const before = await findAccount(deps.accounts, caller);
  const { headers } = await orRefuse(start(headersOf(caller)));
  if (before !== null) await deleteSessionByToken(deps.db, before.session.token);
  const cookies = headers.getSetCookie();
  const row = await findAccount(deps.accounts, { cookies: toCookies(cookies) });
  if (row === null) throw new Error("a new session was not found");
  return { account: await toAccount(deps, row, caller), cookies };
}

export async function toAccount(
  deps: Deps,
  { id, email, name, createdAt }: Omit<AccountRow, "session">,
  { learnerToken, userAgent }: Caller,
): Promise<Account> {
  const logins = await selectLogins(deps.db, id);
  const anonymous =
    learnerToken === null ? null : await findLearnerByToken(deps, { token: learnerToken, client: userAgent });
  const isAnonymous = anonymous !== null && anonymous.accountId === null;
  return {
    id,
    email,
    name,
    createdAt: createdAt.toISOString(),
    hasPassword: logins.some(({ password }) => password !== null),
    providers: logins.filter(({ password }) => password === null).map(({ provider }) => provider),
    claimable: isAnonymous && (await hasWork(deps.db, anonymous.id)),
  };
}

/** Headers for better-auth: nothing of the request but its cookies and its browser. */
export function headersOf({ cookies, userAgent }: Caller): Headers {
  return new Headers({ cookie: cookies, "user-agent": userAgent });
}

/** Parts of better-auth's `APIError`. Its class is not imported, so that local mode does not load better-auth. */
const AuthError = z.looseObject({
  name: z.literal("APIError"),
  status: z.union([z.string(), z.number()]),
  body: z.looseObject({ code: z.string().optional() }).nullish(),
});

const REFUSALS: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: new Refusal("wrong-login", "The e-mail address or the password is wrong."),
  INVALID_PASSWORD: new Refusal("wrong-login", "The password is wrong."),
  EMAIL_NOT_VERIFIED: new Refusal(
    "email-not-proved",
    "The address of this account is not proved yet; a new mail with a link is on its way.",
  ),
};

const LINK_CODES = new Set(["INVALID_TOKEN", "TOKEN_EXPIRED", "USER_NOT_FOUND", "INVALID_USER"]);

/** The result of a call of better-auth; a refusal of its kind becomes one of Aulo's. */
export async function orRefuse<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { data } = AuthError.safeParse(error);
    const known = REFUSALS[data?.body?.code ?? ""];
    if (known !== undefined) throw known;
    // A failed link redirects with its reason.
    if (LINK_CODES.has(data?.body?.code ?? "") || data?.status === "FOUND") throw linkEnded();
    throw error;
  }
}

export function linkEnded(): Refusal {
  return new Refusal("link-ended", "This link was used already, or is too old; ask for a new mail.");
}

function toCookies(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(";")[0]).join("; ");
}
