import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../../testing/databases.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { draftRevisions } from "./0006-draft-revisions.ts";

onEachDatabase("The migration of draft revisions", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test("a draft from before has revision 1, and stored replies are gone", async () => {
    const { db } = server.deps;
    const learner = await server.begin();
    const { id } = await learner.call("getLearner");
    await learner.call("finishLesson", { params: { conceptId: "values" }, key: "one" });
    await db.schema.alterTable("drafts").dropColumn("revision").execute();
    await sql`INSERT INTO drafts (learner_id, exercise, files, saved_at)
      VALUES (${id}, 'functions/double', '{"double.js": "1"}', now())`.execute(db);
    await draftRevisions.up(db);
    expect(await db.selectFrom("drafts").select("revision").execute()).toEqual([{ revision: 1 }]);
    expect(await db.selectFrom("replies").selectAll().execute()).toEqual([]);
    const saved = await learner.call("saveDraft", {
      params: { concept: "functions", exercise: "double" },
      body: { files: { "double.js": "2" }, revision: 1 },
    });
    expect(saved.revision).toBe(2);
  });
});
