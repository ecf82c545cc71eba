import { z } from "zod";
import { Id, Moment } from "../ids.ts";
import { Export } from "../learners/export.ts";
import { LIMITS } from "../limits.ts";

/** An e-mail address; case does not count. */
export const Email = z.email().max(LIMITS.emailChars).toLowerCase();
export type Email = z.infer<typeof Email>;

/** A password as it is typed: any characters. */
export const Password = z.string().min(LIMITS.passwordLeastChars).max(LIMITS.passwordChars);
export type Password = z.infer<typeof Password>;

/** The secret part of a link in a mail. */
export const MailToken = z.string().min(1).max(LIMITS.mailTokenChars);
export type MailToken = z.infer<typeof MailToken>;

/** Display name of an account; may be empty. */
export const AccountName = z.string().trim().max(LIMITS.accountNameChars);
export type AccountName = z.infer<typeof AccountName>;

/** The account of the session cookie. Only a hosted Aulo has accounts. */
export const Account = z.strictObject({
  id: Id,
  email: z.string(),
  name: z.string(),
  createdAt: Moment,
  /** False for an account that signs in by mail or another site alone. */
  hasPassword: z.boolean(),
  /** Ids of the other sites that sign in to this account. */
  providers: z.array(z.string()),
  /** This browser has a learner without an account, with work that the account can claim. */
  claimable: z.boolean(),
});
export type Account = z.infer<typeof Account>;

/** Another site that learners can sign in by. */
export const SignInProvider = z.strictObject({ id: z.string(), name: z.string() });
export type SignInProvider = z.infer<typeof SignInProvider>;

/** A browser that is signed in. */
export const AccountSession = z.strictObject({
  id: Id,
  /** The browser, such as "Firefox on Windows". */
  name: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
  /** True for the session of this request. */
  current: z.boolean(),
});
export type AccountSession = z.infer<typeof AccountSession>;

/** `read` allows only requests that change nothing. */
export const TokenScope = z.enum(["read", "write"]);
export type TokenScope = z.infer<typeof TokenScope>;

/** A token for programs, without the token itself. */
export const ApiToken = z.strictObject({
  id: Id,
  name: z.string(),
  scope: TokenScope,
  createdAt: Moment,
  expiresAt: Moment,
  /** Last use, accurate to an hour; null before the first. */
  usedAt: Moment.nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

/** All data of an account. `learner` can be imported. */
export const AccountExport = z.strictObject({
  account: Account.omit({ claimable: true }),
  sessions: z.array(AccountSession),
  tokens: z.array(ApiToken),
  learner: Export,
});
export type AccountExport = z.infer<typeof AccountExport>;
