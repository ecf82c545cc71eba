import { createTransport } from "nodemailer";
import type { Logger } from "pino";

export type Mail = { to: string; subject: string; text: string };

export type Mailer = {
  /** Sends a mail; resolves also when it could not be sent, which is logged. */
  send: (mail: Mail) => Promise<void>;
  close: () => void;
};

type MailSettings = { smtpUrl: string; mailFrom: string; log: Logger };

/** Time limits of the mail server, in ms. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** @param settings.smtpUrl `smtp://USER:PASSWORD@HOST:PORT`, or `smtps://…` for TLS from the start */
export function createMailer({ smtpUrl, mailFrom, log }: MailSettings): Mailer {
  const transport = createTransport({ url: smtpUrl, pool: true, ...TIMEOUTS });
  return {
    send: async (mail) => {
      await transport
        // Mails hold secrets in their text, so nothing in them may be read from a file or an address.
        .sendMail({ ...mail, from: mailFrom, disableFileAccess: true, disableUrlAccess: true })
        .catch((error: unknown) => log.error({ err: error }, "a mail could not be sent"));
    },
    close: () => transport.close(),
  };
}
