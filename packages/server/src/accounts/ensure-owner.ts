import { Refusal } from "../refusal.ts";
import { selectLogins } from "./queries.ts";
import type { AccountRow, Caller, HostedDeps } from "./session.ts";
import { ensurePassword } from "./sign-in.ts";

/** A session that is older asks for a new sign-in before an account without a password is changed. */
const FRESH_MS = 3_600_000;

/**
 * Asks for the password again before a change that a stolen session must not make. An account without a password must have signed in
 * within the hour.
 *
 * @throws Refusal `wrong-login`, `sign-in-again` or `too-many-tries`
 */
export async function ensureOwner(
  deps: HostedDeps,
  caller: Caller,
  { account, password }: { account: AccountRow; password: string | null },
): Promise<void> {
  const logins = await selectLogins(deps.db, account.id);
  const hasPassword = logins.some((login) => login.password !== null);
  if (!hasPassword) {
    if (Date.now() - account.session.createdAt.getTime() < FRESH_MS) return;
    throw new Refusal(
      "sign-in-again",
      "Your session is older than an hour; sign out, sign in, and try again.",
    );
  }
  const { email } = account;
  await deps.accounts.tries.countSignIn({ email, address: caller.address });
  await ensurePassword(deps, { email, password: password ?? "" });
  await deps.accounts.tries.forgetSignIns(email);
}
