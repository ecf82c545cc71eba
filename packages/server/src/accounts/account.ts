import type { Account, AccountExport, AccountSession } from "@aulo/contract";
import { changeLearner } from "../learners/change-learner.ts";
import { sayClient } from "../learners/say-client.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import { exportLearner } from "../transfer/export-learner.ts";
import { listApiTokens } from "./api-tokens.ts";
import { ensureOwner } from "./ensure-owner.ts";
import { payloadOf } from "./mail-token.ts";
import { addressChangedMail, addressTakenMail } from "./mails.ts";
import {
  deleteAccountById,
  deleteSession,
  selectOptionalAccountIdByEmail,
  selectOptionalLearnerByAccount,
  selectSessions,
  updateAccountName,
} from "./queries.ts";
import {
  type AccountRow,
  type Caller,
  ensureLearner,
  type HostedDeps,
  headersOf,
  linkEnded,
  orRefuse,
  type SignedIn,
  toAccount,
} from "./session.ts";

export async function changeName(
  deps: HostedDeps,
  caller: Caller,
  { account, name }: { account: AccountRow; name: string },
): Promise<Account> {
  await updateAccountName(deps.db, account.id, name);
  return toAccount(deps, { ...account, name }, caller);
}

type ChangeEmail = { account: AccountRow; email: string; password: string | null };

/**
 * Sends a mail that proves the new address. When the address has an account, its owner is told instead; the response is the same.
 *
 * @throws Refusal `wrong-login`, `sign-in-again`, `too-many-tries`, or `does-not-fit` for the address that the account has
 */
export async function changeEmail(
  deps: HostedDeps,
  caller: Caller,
  { account, email, password }: ChangeEmail,
): Promise<void> {
  const { accounts, db } = deps;
  if (email === account.email) throw doesNotFit("body.email", "is the address of this account already");
  await ensureOwner(deps, caller, { account, password });
  await accounts.tries.countMail({ email, address: caller.address });
  const headers = headersOf(caller);
  accounts.later(async () => {
    if ((await selectOptionalAccountIdByEmail(db, email)) !== null)
      await accounts.mailer.send(addressTakenMail(email));
    else await accounts.auth.api.changeEmail({ body: { newEmail: email }, headers });
  });
}

/**
 * Changes the address by the token of the mail to the new one, in a browser that is signed in. A mail tells the old address.
 *
 * @throws Refusal `link-ended` or `too-many-tries`
 */
export async function proveNewEmail(
  deps: HostedDeps,
  caller: Caller,
  { account, token }: { account: AccountRow; token: string },
): Promise<SignedIn> {
  const { accounts } = deps;
  const email = payloadOf(token)?.updateTo;
  if (email === undefined) throw linkEnded();
  await accounts.tries.countLink(caller.address);
  if ((await selectOptionalAccountIdByEmail(deps.db, email)) !== null) throw linkEnded();
  const { headers } = await orRefuse(
    accounts.auth.api.verifyEmail({ query: { token }, headers: headersOf(caller), returnHeaders: true }),
  );
  accounts.later(() => accounts.mailer.send(addressChangedMail(account.email, email)));
  return { account: await toAccount(deps, { ...account, email }, caller), cookies: headers.getSetCookie() };
}

export async function listSessions(
  { db }: HostedDeps,
  { id, session }: AccountRow,
): Promise<{ sessions: AccountSession[] }> {
  const rows = await selectSessions(db, id);
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      name: sayClient(row.user_agent ?? ""),
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      current: row.id === session.id,
    })),
  };
}

/** @throws Refusal `not-found` */
export async function revokeSession(
  { db }: HostedDeps,
  { account, sessionId }: { account: AccountRow; sessionId: string },
): Promise<void> {
  if (!(await deleteSession(db, { accountId: account.id, id: sessionId })))
    throw new Refusal(
      "not-found",
      `You have no session ${sessionId}; GET /api/account/sessions lists yours.`,
    );
}

/** All data of the account, without secrets. */
export async function exportAccount(
  deps: HostedDeps,
  caller: Caller,
  account: AccountRow,
): Promise<AccountExport> {
  const learner = await ensureLearner(deps, account.id);
  const { claimable: _, ...exported } = await toAccount(deps, account, caller);
  return {
    account: exported,
    ...(await listSessions(deps, account)),
    ...(await listApiTokens(deps, account)),
    learner: await exportLearner(deps, { learnerId: learner.id }),
  };
}

/**
 * Deletes every row of the account and of its learner, and stops every run.
 *
 * @throws Refusal `wrong-login`, `sign-in-again` or `too-many-tries`
 */
export async function deleteAccount(
  deps: HostedDeps,
  caller: Caller,
  { account, password }: { account: AccountRow; password: string | null },
): Promise<void> {
  await ensureOwner(deps, caller, { account, password });
  const learner = await selectOptionalLearnerByAccount(deps.db, account.id);
  if (learner === null) {
    await deleteAccountById(deps.db, account.id);
    return;
  }
  await deps.runs.cancelAllOf(deps, learner.id);
  await changeLearner(deps, learner.id, ({ db }) => deleteAccountById(db, account.id));
}
