import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Role } from "@aulo/contract";
import { connect } from "../packages/server/src/db/connect.ts";
import { setRole } from "../packages/server/src/learners/set-role.ts";
import { spawnServer } from "../packages/server/src/testing/child-server.ts";
import { freePort } from "../packages/server/src/testing/free-port.ts";
import { startMailbox } from "../packages/server/src/testing/mailbox.ts";
import { createOwnDatabase } from "../packages/server/src/testing/own-database.ts";
import { writeSmallTrack } from "../packages/server/src/testing/small-track.ts";

const DATABASES = process.env.AULO_TEST_DATABASE_URL;

/** Accounts need a PostgreSQL server. */
export const HOSTED_IS_SKIPPED = DATABASES === undefined;

export type HostedServer = {
  base: string;
  /** The link in the next mail to the address. */
  linkTo: (email: string) => Promise<string>;
  /** Gives the learner of the account a role, as `npm run role` does. */
  giveRole: (email: string, role: Role) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a hosted Aulo on the small track, with a mail server and a database of its own. */
export async function startHostedServer(): Promise<HostedServer> {
  const [mailbox, trackDir, port] = await Promise.all([startMailbox(), writeSmallTrack(), freePort()]);
  const database = await createOwnDatabase(DATABASES ?? "");
  const server = spawnServer({
    AULO_MODE: "hosted",
    PORT: String(port),
    DATABASE_URL: database.url,
    AULO_TRACK_DIR: trackDir,
    AULO_SECRET: "a secret of a journey with more than 32 bytes",
    AULO_PUBLIC_URL: `http://127.0.0.1:${port}`,
    AULO_SMTP_URL: mailbox.smtpUrl,
    AULO_MAIL_FROM: "Aulo <aulo@mail.example>",
    // A journey runs the code of the small track alone.
    AULO_ALLOW_UNCONTAINED_CODE: "true",
  });
  return {
    base: await server.ready,
    linkTo: async (email) => {
      for (;;) {
        const link = mailbox
          .take(email)
          .map(({ text }) => /http:\/\/\S+#\S+/.exec(text)?.[0])
          .find((found) => found !== undefined);
        if (link !== undefined) return link;
        await pause(100);
      }
    },
    giveRole: async (email, role) => {
      const { db, close } = await connect({ databaseUrl: database.url, dataDir: "" });
      try {
        const { id } = await db
          .selectFrom("learners")
          .innerJoin("accounts", "accounts.id", "learners.account_id")
          .select("learners.id")
          .where("email", "=", email)
          .executeTakeFirstOrThrow();
        await setRole({ db, now: Date.now }, { actor: null, learnerId: id, role });
      } finally {
        await close();
      }
    },
    stop: async () => {
      await server.end("SIGTERM");
      await database.drop();
      await mailbox.close();
      await rm(trackDir, { recursive: true });
    },
  };
}
