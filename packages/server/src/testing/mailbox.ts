import { once } from "node:events";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { to: string; subject: string; text: string };

/** A real SMTP server on the loopback. */
export type Mailbox = {
  smtpUrl: string;
  /** Mails to the address that were not taken yet, oldest first. */
  take: (to: string) => ReceivedMail[];
  close: () => Promise<void>;
};

export async function startMailbox(): Promise<Mailbox> {
  let mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString();
        for (const { address } of envelope.rcptTo) mails.push({ to: address, ...readMail(raw) });
        done();
      });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  return {
    smtpUrl: `smtp://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`,
    take: (to) => {
      const taken = mails.filter((mail) => mail.to === to);
      mails = mails.filter((mail) => mail.to !== to);
      return taken;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readMail(raw: string): Omit<ReceivedMail, "to"> {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const text = body.join("\n\n");
  const isQuoted = /^content-transfer-encoding: quoted-printable/im.test(head);
  return {
    subject: /^subject: (.*)$/im.exec(head)?.[1]?.trim() ?? "",
    text: isQuoted ? readQuoted(text) : text,
  };
}

function readQuoted(text: string): string {
  const bytes = text
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
