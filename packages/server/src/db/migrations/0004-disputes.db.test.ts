import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../../testing/databases.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { disputes } from "./0004-disputes.ts";

onEachDatabase("The migration of disputes", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test("adds a table with one row for an answer, which is deleted with its learner", async () => {
    const { db } = server.deps;
    const learner = await server.begin();
    await db.schema.dropTable("disputes").execute();
    await disputes.up(db);

    const { id } = await learner.call("getLearner");
    const insert = (learnerId: string, event: string) =>
      db
        .insertInto("disputes")
        .values({
          learner_id: learnerId,
          event,
          item: "values.one",
          reason: "mine",
          answer: JSON.stringify({ kind: "predict-output", output: "a\0b" }),
          track_version: 3,
          created_at: new Date(0),
        })
        .execute();
    const entry = randomUUID();
    await insert(id, entry);
    await expect(insert(id, entry)).rejects.toThrow("unique");
    await expect(insert(randomUUID(), entry)).rejects.toThrow("foreign key");
    expect(await db.selectFrom("disputes").select(["answer", "files"]).execute()).toEqual([
      { answer: { kind: "predict-output", output: "a\0b" }, files: null },
    ]);
    await learner.call("deleteLearner");
    expect(await db.selectFrom("disputes").selectAll().execute()).toEqual([]);
  });
});
