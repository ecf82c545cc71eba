import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { statesAreStored } from "../learners/store-state.ts";
import { openItemOf } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { writeLongLog } from "../testing/long-log.ts";
import { REAL_TRACK } from "../testing/real-track.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

/** Bytes that one answer may write, with a log of any length. */
const MOST_BYTES = 10_240;
const ANSWERS = 15;

onEachDatabase("The bytes that an answer writes", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open(), { trackDir: REAL_TRACK });
  });
  afterAll(() => server.stop());

  /** Bytes of the write-ahead log since the database was made. */
  const written = async (): Promise<number> => {
    const { rows } = await sql<{ bytes: string }>`
      SELECT (pg_current_wal_insert_lsn() - '0/0')::text AS bytes`.execute(server.deps.db);
    return Number(rows[0]?.bytes);
  };

  const answerOnce = async (learner: Client, key: string) => {
    const check = await learner.call("openCheck", { body: { purpose: "placement" } });
    const item = openItemOf(check);
    const before = await written();
    await learner.call("answer", {
      params: { checkId: check.id },
      body: { item: item.id, answer: { kind: "dont-know" } },
      key,
    });
    return (await written()) - before;
  };

  // The median, because PostgreSQL writes a whole page at its first change after a checkpoint.
  test.each([100, 10_000])("are at most 10 KB after %i answers", async (answers) => {
    const learner = await server.begin();
    const { id } = await learner.call("getLearner");
    await writeLongLog(server.deps, id, answers);
    await learner.call("putOff", { body: { concept: "functions", why: "other", note: "" } });
    await statesAreStored();
    const bytes: number[] = [];
    for (let count = 0; count < ANSWERS; count += 1) bytes.push(await answerOnce(learner, `key-${count}`));
    const median = bytes.toSorted((a, b) => a - b)[Math.floor(ANSWERS / 2)];
    expect(median).toBeLessThanOrEqual(MOST_BYTES);
  });
});
