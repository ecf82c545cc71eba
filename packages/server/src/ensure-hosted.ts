import type { Tier } from "@aulo/runner";
import type { Config } from "./config.ts";
import { mayRunUncontained } from "./ensure-contained.ts";

/** Settings that accounts need. */
export type HostedSettings = {
  secret: string;
  publicUrl: URL;
  smtpUrl: string;
  mailFrom: string;
  providers: Config["providers"];
};

/** Aulo cannot serve accounts; the message is one sentence that names everything that is missing. */
export class HostedError extends Error {
  override name = "HostedError";
}

/**
 * The settings that accounts need. Null in local mode, and for a judge, which serves no accounts and so needs none of their secrets.
 *
 * @param tierOf finds out how strongly this machine contains code; asked only when something else is missing, to name that too
 * @throws HostedError
 */
export async function ensureHosted(
  config: Config,
  tierOf: () => Promise<Tier>,
): Promise<HostedSettings | null> {
  if (config.mode === "local" || config.role === "judge") return null;
  const { databaseUrl, secret, publicUrl, smtpUrl, mailFrom, providers } = config;
  if (databaseUrl !== null && secret !== null && publicUrl !== null && smtpUrl !== null && mailFrom !== null)
    return { secret, publicUrl, smtpUrl, mailFrom, providers };
  const missing = [
    databaseUrl === null && "DATABASE_URL (a PostgreSQL server)",
    secret === null && "AULO_SECRET (at least 32 bytes)",
    publicUrl === null && "AULO_PUBLIC_URL (the address that browsers use)",
    smtpUrl === null && "AULO_SMTP_URL (a mail server)",
    mailFrom === null && "AULO_MAIL_FROM (the sender of mails)",
    !mayRunUncontained(config) &&
      (await tierOf()).kind !== "bubblewrap" &&
      "bubblewrap, which contains learners' code",
  ].filter((name) => name !== false);
  throw new HostedError(`With AULO_MODE=hosted, Aulo also needs ${missing.join(", ")}.`);
}
