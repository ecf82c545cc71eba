import type { SignInProvider } from "@aulo/contract";
import type { Logger } from "pino";
import type { Db } from "../db/tables.ts";
import type { HostedSettings } from "../ensure-hosted.ts";
import { type Auth, createAuth } from "./auth.ts";
import { createMailer, type Mailer } from "./mailer.ts";
import { deleteEnded } from "./queries.ts";
import { createTries, type Tries } from "./tries.ts";

/** Accounts of a hosted Aulo. */
export type Accounts = {
  auth: Auth;
  mailer: Mailer;
  tries: Tries;
  /** Origin of the page. */
  publicUrl: URL;
  providers: readonly SignInProvider[];
  /**
   * Begins work that no response waits for. The time of a response then tells nothing about an e-mail address, nor does a slow mail
   * server hold anything up. A failure is logged.
   */
  later: (work: () => Promise<unknown>) => void;
  /** Resolves when all work begun by `later` has ended. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

/** Time between two deletions of sessions and secrets that have ended. */
const CLEAN_PAUSE_MS = 3_600_000;

type AccountsParts = { db: Db; settings: HostedSettings; log: Logger };

export function createAccounts({ db, settings, log }: AccountsParts): Accounts {
  const underWay = new Set<Promise<unknown>>();
  const follow = (work: Promise<unknown>) => {
    const followed = work
      .catch((error: unknown) => log.error({ err: error }, "work on an account failed"))
      .finally(() => underWay.delete(followed));
    underWay.add(followed);
  };
  const settled = async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  const mailer = createMailer({ ...settings, log });
  const cleaning = setInterval(() => follow(deleteEnded(db)), CLEAN_PAUSE_MS);
  cleaning.unref();
  return {
    auth: createAuth({ db, settings, mailer, log, later: follow }),
    mailer,
    tries: createTries(db),
    publicUrl: settings.publicUrl,
    providers: settings.providers.map(({ id, name }) => ({ id, name })),
    later: (work) => follow(Promise.resolve().then(work)),
    settled,
    close: async () => {
      clearInterval(cleaning);
      await settled();
      mailer.close();
    },
  };
}
