import { randomUUID } from "node:crypto";
import { LIMITS } from "@aulo/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { NO_CONTEXT } from "./entry.ts";
import { insertEntries } from "./queries.ts";

const DAY_MS = 86_400_000;

onEachDatabase("The room of a learner", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const idOf = async (learner: Client) => (await learner.call("getLearner")).id;
  const finish = (learner: Client) => learner.refusal("POST", "/api/concepts/values/lesson-finished");
  const insertLessons = async (learner: Client, sequences: readonly number[]) =>
    insertEntries(
      server.deps.db,
      await idOf(learner),
      sequences.map((sequence) => ({
        ...NO_CONTEXT,
        sequence,
        event: {
          kind: "lesson-finished" as const,
          id: randomUUID(),
          at: server.deps.now(),
          concept: "values",
        },
      })),
    );

  test("in the log ends after as many entries within a day as the limit, and opens again a day later", async () => {
    const learner = await server.begin();
    await insertLessons(
      learner,
      Array.from({ length: LIMITS.entriesPerDay }, (_, index) => index + 1),
    );
    expect(await finish(learner)).toMatchObject({ type: "/problems/too-many-entries", status: 429 });
    server.wait(DAY_MS);
    await learner.call("finishLesson", { params: { conceptId: "values" } });
  });

  test("in the log ends at the limit of an import, so that every export can be imported", async () => {
    const learner = await server.begin();
    await insertLessons(learner, [LIMITS.logEntries]);
    expect(await finish(learner)).toMatchObject({ type: "/problems/log-full", status: 409 });
  });

  test("for checks ends after as many within a day as the limit, and opens again a day later", async () => {
    const learner = await server.begin();
    await sql`INSERT INTO checks (id, learner_id, purpose, concept, state, seed, open_item, answers, before, started_at)
      SELECT gen_random_uuid(), ${await idOf(learner)}, 'step', 'values', 'ended', 1, 'null', '[]', '{}',
        ${new Date(server.deps.now())}::timestamptz
      FROM generate_series(1, ${LIMITS.checksPerDay}::integer)`.execute(server.deps.db);
    const body = { purpose: "step", concept: "values" };
    expect(await learner.refusal("POST", "/api/checks", body)).toMatchObject({
      type: "/problems/too-many-entries",
      status: 429,
    });
    server.wait(DAY_MS);
    expect((await learner.call("openCheck", { body: { purpose: "step", concept: "values" } })).state).toBe(
      "open",
    );
  });

  test("for disputes ends at the limit; earlier ones can still change", async () => {
    const learner = await server.begin();
    const check = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    const item = openItemOf(check);
    const params = { checkId: check.id };
    const { attempt } = await learner.call("answer", {
      params,
      body: { item: item.id, answer: wrongAnswer(item) },
    });
    const dispute = (reason: string) =>
      learner.call("disputeAnswer", { params: { entryId: attempt.id }, body: { reason } });
    await dispute("first");
    await sql`INSERT INTO disputes (learner_id, event, item, reason, track_version, created_at)
      SELECT ${await idOf(learner)}, gen_random_uuid(), 'values.one', 'mine', 1, now()
      FROM generate_series(1, ${LIMITS.disputes - 1}::integer)`.execute(server.deps.db);
    expect(await dispute("second")).toMatchObject({ reason: "second" });
    await sql`DELETE FROM disputes WHERE event = ${attempt.id}`.execute(server.deps.db);
    await sql`INSERT INTO disputes (learner_id, event, item, reason, track_version, created_at)
      VALUES (${await idOf(learner)}, gen_random_uuid(), 'values.one', 'mine', 1, now())`.execute(
      server.deps.db,
    );
    await expect(dispute("third")).rejects.toMatchObject({
      problem: { type: "/problems/too-many-disputes", status: 409 },
    });
  });
});
