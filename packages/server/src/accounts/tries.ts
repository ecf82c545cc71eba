import { LIMITS } from "@aulo/contract";
import { createLimiter, type Limiter } from "../db/limiter.ts";
import type { Db } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";

const SIGN_IN_SECONDS = 15 * 60;
const MAIL_SECONDS = 60 * 60;

/** Who tries: an e-mail address and the network address of the request. */
export type Tried = { email: string; address: string };

/** Limits on guesses and mails, counted in the database, so that all nodes count together. A limit never tells whether an address has an account. */
export type Tries = {
  /** @throws Refusal `too-many-tries` */
  countSignIn: (tried: Tried) => Promise<void>;
  /** Counts a try that names no e-mail address, such as the token of a link. @throws Refusal `too-many-tries` */
  countLink: (address: string) => Promise<void>;
  /** @throws Refusal `too-many-tries` */
  countMail: (tried: Tried) => Promise<void>;
  /** A right password gives the e-mail address its tries back, but not the network address. */
  forgetSignIns: (email: string) => Promise<void>;
};

export function createTries(db: Db): Tries {
  const limiter = (name: string, points: number, seconds: number) =>
    createLimiter({ name, points, seconds, sharedBy: db });
  const signIns = limiter("sign-in", LIMITS.signInTries, SIGN_IN_SECONDS);
  const signInsOfAddress = limiter("address", LIMITS.signInTriesOfAddress, SIGN_IN_SECONDS);
  const mails = limiter("mail", LIMITS.mailsPerHour, MAIL_SECONDS);
  const mailsOfAddress = limiter("mail-address", LIMITS.mailsOfAddressPerHour, MAIL_SECONDS);
  return {
    countSignIn: async ({ email, address }) => {
      await count(signInsOfAddress, address);
      await count(signIns, email);
    },
    countLink: (address) => count(signInsOfAddress, address),
    countMail: async ({ email, address }) => {
      await count(mailsOfAddress, address);
      await count(mails, email);
    },
    forgetSignIns: (email) => signIns.forget(email),
  };
}

async function count(limiter: Limiter, tried: string): Promise<void> {
  const waitMs = await limiter.count(tried);
  if (waitMs === null) return;
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  throw new Refusal(
    "too-many-tries",
    `There were too many tries; wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`,
    { retryAfterSeconds: minutes * 60 },
  );
}
