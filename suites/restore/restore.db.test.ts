import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../packages/server/src/config.ts";
import { connect } from "../../packages/server/src/db/connect.ts";
import { startAulo } from "../../packages/server/src/start-aulo.ts";
import { openItemOf, rightAnswer } from "../../packages/server/src/testing/answers.ts";
import { type Client, createClient } from "../../packages/server/src/testing/client.ts";
import { writeSmallTrack } from "../../packages/server/src/testing/small-track.ts";
import { findPostgresPrograms } from "../postgres-programs.ts";
import { documentedCommands } from "./documented-commands.ts";
import { type OwnMachine, startOwnMachine } from "./own-machine.ts";

/** Reads this many lessons, so that the state is stored. */
const LESSONS = 100;

// `npm test` names the package to install, and in CI nothing may be skipped.
describe.skipIf(findPostgresPrograms() === null)("The backup and restore of docs/hosting.md", () => {
  let machine: OwnMachine;
  let trackDir: string;

  beforeAll(async () => {
    [machine, trackDir] = [await startOwnMachine(), await writeSmallTrack()];
  });
  afterAll(async () => {
    await machine.remove();
    await rm(trackDir, { recursive: true });
  });

  const startWeb = () =>
    startAulo(
      readConfig({
        PORT: "0",
        DATABASE_URL: machine.url,
        AULO_ROLE: "web",
        AULO_TRACK_DIR: trackDir,
        LOG_LEVEL: "silent",
      }),
    );

  const restore = (moment: string) =>
    machine.shell(documentedCommands("Restore"), { MOMENT: moment, AULO_TRACK_DIR: trackDir });

  test("a destroyed database comes back whole, and as it was at a chosen moment", async () => {
    await machine.shell(documentedCommands("Archive the log"));
    const before = await startWeb();
    const learners = await Promise.all([begin(before.address), begin(before.address)]);
    const [gone, ...others] = learners;
    const answerAll = async (concept: string) => {
      for (const learner of learners) await answer(learner, concept);
    };
    await answerAll("values");
    await machine.shell(documentedCommands("Take a base backup"));
    await answerAll("functions");
    const logs = new Map<string, string[]>();
    for (const { token } of learners) logs.set(token, await readLog(before.address, token));

    const moment = await momentOf(machine.url);
    await gone.call("deleteLearner");
    const after = new Map<string, string[]>();
    for (const learner of others) {
      await answer(learner, "lists");
      after.set(learner.token, await readLog(before.address, learner.token));
    }
    await untilArchived(machine.url);
    await before.stop();

    await machine.destroy();
    expect(await restore("")).toMatch(/^1 as stored, 0 new, 0 rebuilt, 0 replaced\.$/m);
    const whole = await startWeb();
    for (const [token, log] of after) expect(await readLog(whole.address, token)).toEqual(log);
    await expect(readLog(whole.address, gone.token)).rejects.toThrow("401");
    await whole.stop();

    await machine.destroy();
    expect(await restore(moment)).toMatch(/^2 as stored, 0 new, 0 rebuilt, 0 replaced\.$/m);
    const earlier = await startWeb();
    for (const [token, log] of logs) {
      expect(await readLog(earlier.address, token)).toEqual(log);
      await answer(createClient(earlier.address, token), "lists");
    }
    await earlier.stop();
  }, 180_000);

  test("a restore refuses a running server, and a moment before the first base backup", async () => {
    const commands = "runuser -u postgres -- /opt/aulo/current/deploy/postgresql/restore $BACKUPS $PGDATA";
    await expect(machine.shell(commands)).rejects.toThrow(/PostgreSQL uses \S+: stop it first\./);
    await machine.shell("systemctl stop postgresql");
    await expect(machine.shell(`${commands} "2020-01-01 00:00:00+00"`)).rejects.toThrow(
      "had ended before 2020-01-01 00:00:00+00.",
    );
    await machine.shell("systemctl start postgresql");
  });

  test("only the newest base backups are kept, with the log that they need", async () => {
    const files = async () => (await machine.shell('ls "$BACKUPS/base" "$BACKUPS/wal"')).split("\n");
    const before = await files();
    const made = await machine.shell(
      "runuser -u postgres -- /opt/aulo/current/deploy/postgresql/back-up $BACKUPS 1",
    );
    const kept = await files();
    const isBase = (name: string) => name.endsWith("Z");
    expect(kept.filter(isBase)).toEqual([made.trim().split("/").at(-1)]);
    expect(before.filter(isBase)).not.toEqual(kept.filter(isBase));
    expect(before.filter((name) => !kept.includes(name) && !isBase(name))).not.toEqual([]);
  });
});

/** A learner whose log is long enough that the state is stored. */
async function begin(base: string): Promise<Client> {
  const learner = createClient(base, (await createClient(base, "").call("createLearner")).token);
  for (let count = 0; count < LESSONS; count += 1)
    await learner.call("finishLesson", { params: { conceptId: "values" } });
  return learner;
}

async function answer(learner: Client, concept: string): Promise<void> {
  const check = await learner.call("openCheck", { body: { purpose: "step", concept } });
  const item = openItemOf(check);
  await learner.call("answer", {
    params: { checkId: check.id },
    body: { item: item.id, answer: rightAnswer(item) },
  });
}

/** Ids of all entries of a learner's log. */
async function readLog(base: string, token: string): Promise<string[]> {
  const { entries, more } = await createClient(base, token).call("listLog", { query: { limit: "200" } });
  expect(more).toBe(false);
  return entries.map(({ id }) => id);
}

/** The time of the server, between its changes before and after. */
async function momentOf(databaseUrl: string): Promise<string> {
  await wait(50);
  const moment = await ask(databaseUrl, sql<{ value: string }>`SELECT clock_timestamp()::text AS value`);
  await wait(50);
  return moment;
}

/** Waits for the archive to have everything that was written so far. */
async function untilArchived(databaseUrl: string): Promise<void> {
  const last = await ask(
    databaseUrl,
    sql<{ value: string }>`SELECT pg_walfile_name(pg_switch_wal()) AS value`,
  );
  for (;;) {
    const archived = await ask(
      databaseUrl,
      sql<{ value: string }>`SELECT coalesce(last_archived_wal, '') AS value FROM pg_stat_archiver`,
    );
    if (archived >= last) return;
    await wait(100);
  }
}

async function ask(databaseUrl: string, query: RawBuilder<{ value: string }>): Promise<string> {
  const { db, close } = await connect({ databaseUrl, dataDir: "" });
  try {
    return (await query.execute(db)).rows[0]?.value ?? "";
  } finally {
    await close();
  }
}
