import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../../testing/databases.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { renamedWords } from "./0003-renamed-words.ts";

onEachDatabase("The migration of renamed words", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test("changes checks and stored replies", async () => {
    const { db } = server.deps;
    const learner = await server.begin();
    const { id } = await learner.call("openCheck", { body: { purpose: "test-out", concept: "values" } });
    const other = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
    await sql`UPDATE checks SET purpose = 'prove' WHERE id = ${id}`.execute(db);
    await sql`INSERT INTO replies (learner_id, key, request, reply)
      SELECT learner_id, 'key', 'hash', '{"check": {"purpose": "prove"}, "reason": {"rule": "learn"}, "note": "to prove"}' FROM checks WHERE id = ${id}`.execute(
      db,
    );
    await renamedWords.up(db);
    expect((await learner.call("getCheck", { params: { checkId: id } })).purpose).toBe("test-out");
    expect((await learner.call("getCheck", { params: { checkId: other.id } })).purpose).toBe("step");
    const { rows } = await sql`SELECT reply FROM replies WHERE key = 'key'`.execute(db);
    expect(rows).toEqual([
      { reply: { check: { purpose: "test-out" }, reason: { cause: "learn" }, note: "to prove" } },
    ]);
  });
});
