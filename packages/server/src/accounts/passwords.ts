import { doesNotFit } from "../refusal.ts";
import { passwordChangedMail } from "./mails.ts";
import { selectLogins } from "./queries.ts";
import { type AccountRow, type Caller, type HostedDeps, headersOf, orRefuse } from "./session.ts";

/** @throws Refusal `too-many-tries` */
export async function askPasswordReset(
  { accounts }: HostedDeps,
  caller: Caller,
  { email }: { email: string },
): Promise<void> {
  await accounts.tries.countMail({ email, address: caller.address });
  accounts.later(() => accounts.auth.api.requestPasswordReset({ body: { email } }));
}

type ResetPassword = { token: string; password: string };

/**
 * Sets a new password by the token of a mail, which works once. Every session of the account ends, and a mail tells its owner.
 *
 * @throws Refusal `link-ended` or `too-many-tries`
 */
export async function resetPassword(
  { accounts }: HostedDeps,
  caller: Caller,
  { token, password }: ResetPassword,
): Promise<void> {
  await accounts.tries.countLink(caller.address);
  await orRefuse(accounts.auth.api.resetPassword({ body: { token, newPassword: password } }));
}

type ChangePassword = { account: AccountRow; current: string; password: string };

/**
 * Changes the password and ends every other session.
 *
 * @returns cookies of the session that takes the place of this one
 * @throws Refusal `wrong-login`, `too-many-tries`, or `does-not-fit` for an account without a password
 */
export async function changePassword(
  { accounts, db }: HostedDeps,
  caller: Caller,
  { account, current, password }: ChangePassword,
): Promise<string[]> {
  const { email } = account;
  const logins = await selectLogins(db, account.id);
  if (logins.every((login) => login.password === null))
    throw doesNotFit(
      "body.current",
      "this account has no password; ask for one with POST /api/account/password/reset",
    );
  await accounts.tries.countSignIn({ email, address: caller.address });
  const { headers } = await orRefuse(
    accounts.auth.api.changePassword({
      body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
      headers: headersOf(caller),
      returnHeaders: true,
    }),
  );
  await accounts.tries.forgetSignIns(email);
  accounts.later(() => accounts.mailer.send(passwordChangedMail(email)));
  return headers.getSetCookie();
}
