import { randomUUID } from "node:crypto";
import type { Provider } from "../accounts/provider.ts";
import type { Connected } from "../db/connect.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { type Mailbox, type ReceivedMail, startMailbox } from "./mailbox.ts";
import { startTestServer, type TestServer } from "./test-server.ts";

/** A hosted Aulo on the small track, behind a proxy that speaks TLS at `ORIGIN`. */
export type Hosted = TestServer & {
  mailbox: Mailbox;
  browser: () => Browser;
  /** Mails to the address, once all of them were sent. */
  mailsTo: (email: string) => Promise<ReceivedMail[]>;
  /** The secret of the link in the only mail to the address. */
  linkTo: (email: string) => Promise<string>;
  /** A browser that is signed in to a new account. */
  join: () => Promise<Browser & { email: string }>;
};

export const ORIGIN = "https://aulo.example";
export const PASSWORD = "correct horse battery staple";

export function newEmail(): string {
  return `${randomUUID()}@mail.example`;
}

export async function startHosted(
  connected: Connected,
  { providers = [] }: { providers?: Provider[] } = {},
): Promise<Hosted> {
  const mailbox = await startMailbox();
  const server = await startTestServer(connected, {
    hosted: {
      secret: "a secret of a test with more than 32 bytes",
      publicUrl: new URL(ORIGIN),
      smtpUrl: mailbox.smtpUrl,
      mailFrom: "Aulo <aulo@mail.example>",
      providers,
    },
    trustedProxies: ["127.0.0.1"],
  });
  const mailsTo = async (email: string) => {
    await server.deps.accounts?.settled();
    return mailbox.take(email);
  };
  const linkTo = async (email: string) => {
    const mails = await mailsTo(email);
    const link = /#[a-z]+=(\S+)/.exec(mails[0]?.text ?? "")?.[1];
    if (mails.length !== 1 || link === undefined)
      throw new Error(`${mails.length} mails, none or not one with a link`);
    return decodeURIComponent(link);
  };
  // Each browser has a network address of its own, so that limits of one test do not stop another.
  let browsers = 0;
  const browser = () => {
    browsers += 1;
    return openBrowser(server.base, {
      origin: ORIGIN,
      "x-forwarded-for": `192.0.2.${browsers}`,
      "x-forwarded-proto": "https",
    });
  };
  const join = async () => {
    const [opened, email] = [browser(), newEmail()];
    await opened.call("signUp", { body: { email, password: PASSWORD } });
    await opened.call("proveEmail", { body: { token: await linkTo(email), password: PASSWORD } });
    return { ...opened, email };
  };
  return {
    ...server,
    mailbox,
    browser,
    mailsTo,
    linkTo,
    join,
    stop: async () => {
      await server.stop();
      await mailbox.close();
    },
  };
}
