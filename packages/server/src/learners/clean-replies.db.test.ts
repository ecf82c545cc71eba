import { randomUUID } from "node:crypto";
import { LIMITS } from "@aulo/contract";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Connected } from "../db/connect.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { cleanReplies } from "./clean-replies.ts";
import { insertLearner } from "./queries.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

onEachDatabase("Stored replies", (open) => {
  let connected: Connected;

  beforeAll(async () => {
    connected = await open();
  });
  afterAll(() => connected.close());
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"], now: Date.UTC(2026, 0, 10) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("are deleted when they are a week old, also while the server goes on running", async () => {
    const { db } = connected;
    const learner = randomUUID();
    await insertLearner(db, { id: learner, createdAt: new Date() });
    const insert = (key: string, ageDays: number) =>
      db
        .insertInto("replies")
        .values({
          learner_id: learner,
          key,
          request: "",
          reply: "{}",
          created_at: new Date(Date.now() - ageDays * DAY_MS),
        })
        .execute();
    const keys = async () =>
      (await db.selectFrom("replies").select("key").orderBy("key").execute()).map(({ key }) => key);
    await insert("old", 8);
    await insert("young", 6);
    const first = cleanReplies({ db, log: pino({ level: "silent" }) });
    await first.stop();
    expect(await keys()).toEqual(["young"]);
    const second = cleanReplies({ db, log: pino({ level: "silent" }) });
    vi.setSystemTime(Date.now() + 2 * DAY_MS);
    vi.advanceTimersByTime(HOUR_MS);
    await second.stop();
    expect(await keys()).toEqual([]);
  });

  test("are kept up to a limit for each learner, the newest ones", async () => {
    const { db } = connected;
    const learner = randomUUID();
    await insertLearner(db, { id: learner, createdAt: new Date() });
    await sql`INSERT INTO replies (learner_id, key, request, reply, created_at)
      SELECT ${learner}, 'key-' || number, '', '{}', ${new Date()}::timestamptz - number * interval '1 second'
      FROM generate_series(1, ${LIMITS.replies + 2}::integer) AS number`.execute(db);
    const cleaning = cleanReplies({ db, log: pino({ level: "silent" }) });
    await cleaning.stop();
    const left = await db.selectFrom("replies").select("key").where("learner_id", "=", learner).execute();
    expect(left).toHaveLength(LIMITS.replies);
    expect(left.map(({ key }) => key)).not.toContain(`key-${LIMITS.replies + 1}`);
  });
});
