import { Refusal } from "../refusal.ts";
import { hashPassword, verifyPassword } from "./hash-password.ts";
import { payloadOf } from "./mail-token.ts";
import { SIGN_IN_PATH } from "./paths.ts";
import { type Caller, type HostedDeps, linkEnded, orRefuse, type SignedIn, startSession } from "./session.ts";

type SignUp = { email: string; password: string; name: string };

/**
 * Makes an account whose address has to be proved by the mail that it sends, or tells the owner of an account that there is one. The
 * response comes before, and is the same.
 *
 * @throws Refusal `too-many-tries`
 */
export async function signUp({ accounts }: HostedDeps, caller: Caller, body: SignUp): Promise<void> {
  await accounts.tries.countMail({ email: body.email, address: caller.address });
  accounts.later(() => accounts.auth.api.signUpEmail({ body }));
}

type Login = { email: string; password: string };

/** @throws Refusal `wrong-login`, `email-not-proved` or `too-many-tries` */
export async function signIn(deps: HostedDeps, caller: Caller, body: Login): Promise<SignedIn> {
  const { auth, tries } = deps.accounts;
  await tries.countSignIn({ email: body.email, address: caller.address });
  const signedIn = await startSession(deps, caller, (headers) =>
    auth.api.signInEmail({ body, headers, returnHeaders: true }),
  );
  await tries.forgetSignIns(body.email);
  return signedIn;
}

type ProveEmail = { token: string; password: string };

/**
 * Proves the address of a new account, and signs in. The password shows that who opened the mail also asked for the account: somebody
 * else may have asked for it with a password of their own, to share it later.
 *
 * @throws Refusal `link-ended`, `wrong-login` or `too-many-tries`
 */
export async function proveEmail(
  deps: HostedDeps,
  caller: Caller,
  { token, password }: ProveEmail,
): Promise<SignedIn> {
  const { auth, tries } = deps.accounts;
  const payload = payloadOf(token);
  if (payload === null || payload.updateTo !== undefined) throw linkEnded();
  const { email } = payload;
  await tries.countSignIn({ email, address: caller.address });
  await ensurePassword(deps, { email, password });
  await orRefuse(auth.api.verifyEmail({ query: { token } }));
  const signedIn = await startSession(deps, caller, (headers) =>
    auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
  );
  await tries.forgetSignIns(email);
  return signedIn;
}

/** @throws Refusal `wrong-login`, in the same time for an unknown address */
export async function ensurePassword({ accounts }: HostedDeps, { email, password }: Login): Promise<void> {
  const { internalAdapter } = await accounts.auth.$context;
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  const hash = found?.accounts.find(({ providerId }) => providerId === "credential")?.password ?? null;
  const isRight =
    hash === null ? await hashPassword(password).then(() => false) : await verifyPassword({ hash, password });
  if (!isRight) throw new Refusal("wrong-login", "The e-mail address or the password is wrong.");
}

/** @throws Refusal `too-many-tries` */
export async function sendSignInLink(
  { accounts }: HostedDeps,
  caller: Caller,
  { email }: { email: string },
): Promise<void> {
  await accounts.tries.countMail({ email, address: caller.address });
  accounts.later(() => accounts.auth.api.signInMagicLink({ body: { email }, headers: new Headers() }));
}

/**
 * Signs in by a mailed link, which works once. The first link to an address also makes its account; passwords and other sites that an
 * unproved account had are removed, since somebody else may have put them there.
 *
 * @throws Refusal `link-ended` or `too-many-tries`
 */
export async function useSignInLink(
  deps: HostedDeps,
  caller: Caller,
  { token }: { token: string },
): Promise<SignedIn> {
  const { auth, tries } = deps.accounts;
  await tries.countLink(caller.address);
  return startSession(deps, caller, (headers) =>
    auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true }),
  );
}

/** Ends the session of the request; returns the cookies that clear it in the browser. */
export async function signOut({ accounts }: HostedDeps, caller: Caller): Promise<string[]> {
  const { headers } = await accounts.auth.api.signOut({
    headers: new Headers({ cookie: caller.cookies }),
    returnHeaders: true,
  });
  return headers.getSetCookie();
}

/**
 * The address at another site where the browser signs in.
 *
 * @throws Refusal `not-found` or `too-many-tries`
 */
export async function startProvider(
  { accounts }: HostedDeps,
  caller: Caller,
  providerId: string,
): Promise<{ url: string; cookies: string[] }> {
  if (!accounts.providers.some(({ id }) => id === providerId))
    throw new Refusal(
      "not-found",
      `There is no provider ${providerId}; GET /api/account/providers lists them.`,
    );
  await accounts.tries.countLink(caller.address);
  const { headers, response } = await accounts.auth.api.signInSocial({
    body: { provider: providerId, callbackURL: SIGN_IN_PATH, errorCallbackURL: SIGN_IN_PATH },
    returnHeaders: true,
  });
  if (response.url === undefined) throw new Error(`the provider ${providerId} has no address`);
  return { url: response.url, cookies: headers.getSetCookie() };
}
