import type { Tier } from "@aulo/runner";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { ensureHosted } from "./ensure-hosted.ts";

const SETTINGS = {
  AULO_MODE: "hosted",
  DATABASE_URL: "postgres://aulo@127.0.0.1/aulo",
  AULO_SECRET: "a secret with many more than 32 bytes",
  AULO_PUBLIC_URL: "https://aulo.example",
  AULO_SMTP_URL: "smtp://127.0.0.1",
  AULO_MAIL_FROM: "Aulo <aulo@aulo.example>",
};

const contained: Tier = { kind: "bubblewrap", words: "contained" };
const uncontained: Tier = {
  kind: "landlock",
  words: "walled off, not contained",
  because: "bwrap is not installed",
};

test("a local Aulo needs no settings for accounts", async () => {
  expect(await ensureHosted(readConfig({}), async () => uncontained)).toBeNull();
});

test("a judge needs no secret but the database's, in either mode", async () => {
  for (const AULO_MODE of ["local", "hosted"]) {
    const config = readConfig({ AULO_MODE, AULO_ROLE: "judge", DATABASE_URL: SETTINGS.DATABASE_URL });
    expect(await ensureHosted(config, async () => uncontained)).toBeNull();
    expect(config).toMatchObject({
      secret: null,
      smtpUrl: null,
      mailFrom: null,
      publicUrl: null,
      providers: [],
    });
  }
});

test("a hosted Aulo gets its settings", async () => {
  expect(await ensureHosted(readConfig(SETTINGS), async () => contained)).toMatchObject({
    publicUrl: new URL("https://aulo.example"),
    mailFrom: "Aulo <aulo@aulo.example>",
  });
});

test("one sentence names everything that is missing", async () => {
  await expect(ensureHosted(readConfig({ AULO_MODE: "hosted" }), async () => uncontained)).rejects.toThrow(
    "With AULO_MODE=hosted, Aulo also needs DATABASE_URL (a PostgreSQL server), AULO_SECRET (at least 32 bytes), AULO_PUBLIC_URL (the address that browsers use), AULO_SMTP_URL (a mail server), AULO_MAIL_FROM (the sender of mails), bubblewrap, which contains learners' code.",
  );
});

test.each(Object.keys(SETTINGS).filter((name) => name !== "AULO_MODE"))(
  "without %s alone, the sentence names it alone",
  async (name) => {
    await expect(
      ensureHosted(readConfig({ ...SETTINGS, [name]: "" }), async () => contained),
    ).rejects.toThrow(new RegExp(`also needs ${name} \\([^)]+\\)\\.$`));
  },
);
