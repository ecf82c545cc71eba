import { betterAuth } from "better-auth";
import { genericOAuth, magicLink } from "better-auth/plugins";
import type { Logger } from "pino";
import type { Db } from "../db/tables.ts";
import type { HostedSettings } from "../ensure-hosted.ts";
import { hashPassword, verifyPassword } from "./hash-password.ts";
import { payloadOf } from "./mail-token.ts";
import type { Mailer } from "./mailer.ts";
import {
  haveAccountMail,
  newAddressMail,
  passwordChangedMail,
  passwordMail,
  proofMail,
  signInLinkMail,
} from "./mails.ts";
import { AUTH_PATH, SIGN_IN_PATH } from "./paths.ts";
import type { Provider } from "./provider.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Auth = ReturnType<typeof createAuth>;

type AuthParts = { db: Db; settings: HostedSettings; mailer: Mailer; log: Logger; later: Later };

/** Takes over a promise that no response waits for. */
export type Later = (work: Promise<unknown>) => void;

/**
 * better-auth on Aulo's own tables. Only its callback for other sites is reachable over HTTP; Aulo's endpoints call everything else, so
 * each request is parsed by the contract first.
 *
 * The secrets of mails stand behind the `#` of a link: no server, proxy or mail scanner that opens the link gets them.
 */
export function createAuth({ db, settings, mailer, log, later }: AuthParts) {
  const { publicUrl, secret, providers } = settings;
  const linkTo = (page: string, kind: string, token: string) =>
    `${new URL(page, publicUrl)}#${kind}=${encodeURIComponent(token)}`;
  return betterAuth({
    appName: "Aulo",
    baseURL: publicUrl.origin,
    basePath: AUTH_PATH,
    secret,
    telemetry: { enabled: false },
    // Its messages name e-mail addresses.
    logger: { log: (level, message) => level === "error" && log.error({ from: "better-auth" }, message) },
    database: { db, type: "postgres", transaction: true },
    // Limits of our own count over all nodes: `tries.ts`.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "aulo",
      useSecureCookies: publicUrl.protocol === "https:",
      defaultCookieAttributes: { httpOnly: true, sameSite: "strict", path: "/" },
      // The browser comes back from another site with this one.
      cookies: { state: { attributes: { sameSite: "lax" } } },
      ipAddress: { disableIpTracking: true },
      database: { generateId: "uuid" },
      backgroundTasks: { handler: later },
    },
    user: {
      modelName: "accounts",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      changeEmail: { enabled: true },
    },
    session: {
      modelName: "account_sessions",
      fields: {
        userId: "account_id",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
        expiresAt: "expires_at",
      },
      expiresIn: 30 * DAY,
      disableSessionRefresh: true,
    },
    account: {
      modelName: "account_logins",
      fields: {
        userId: "account_id",
        accountId: "subject",
        providerId: "provider",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "account_proofs",
      fields: { createdAt: "created_at", updatedAt: "updated_at", expiresAt: "expires_at" },
      storeIdentifier: "hashed",
    },
    databaseHooks: {
      user: { create: { before: onlyProvedByOthers } },
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR,
      password: { hash: hashPassword, verify: verifyPassword },
      sendResetPassword: ({ user, token }) =>
        mailer.send(passwordMail(user.email, linkTo(SIGN_IN_PATH, "password", token))),
      onPasswordReset: async ({ user }) => later(mailer.send(passwordChangedMail(user.email))),
      onExistingUserSignUp: ({ user }) =>
        mailer.send(haveAccountMail(user.email, new URL(SIGN_IN_PATH, publicUrl).href)),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      expiresIn: HOUR,
      sendVerificationEmail: ({ user, token }) =>
        mailer.send(
          isForNewAddress(token)
            ? newAddressMail(user.email, linkTo("/account", "email", token))
            : proofMail(user.email, linkTo(SIGN_IN_PATH, "prove", token)),
        ),
    },
    plugins: [
      magicLink({
        expiresIn: 15 * MINUTE,
        storeToken: "hashed",
        sendMagicLink: ({ email, token }) =>
          mailer.send(signInLinkMail(email, linkTo(SIGN_IN_PATH, "link", token))),
      }),
      genericOAuth({ config: providers.map(toProviderConfig) }),
    ],
    onAPIError: { errorURL: new URL(SIGN_IN_PATH, publicUrl).href },
  });
}

/**
 * Another site must have proved the address of an account that it makes. Otherwise somebody could make one with the address of another
 * person there, and share it later.
 */
async function onlyProvedByOthers(
  { emailVerified }: { emailVerified: boolean },
  context: { path?: string } | null,
): Promise<boolean> {
  return emailVerified || context?.path?.startsWith("/callback") !== true;
}

/** Aulo asks other sites only who somebody is, so it keeps no token of theirs. */
async function withoutTokens<T extends object>(login: T) {
  return { data: { ...login, accessToken: null, refreshToken: null, idToken: null } };
}

function isForNewAddress(token: string): boolean {
  return payloadOf(token)?.updateTo !== undefined;
}

function toProviderConfig({ id, ...provider }: Provider) {
  // Without the keys of OpenID Connect, nobody could tell whether an identity is genuine.
  return { providerId: id, requireIdTokenVerification: provider.discoveryUrl !== undefined, ...provider };
}
