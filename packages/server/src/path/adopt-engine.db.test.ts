import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { adoptEngine } from "./adopt-engine.ts";

onEachDatabase("A new version of the engine", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  /** A learner who answered closed items on functions, which has an exercise, until it was shown. */
  const answersFunctions = async (): Promise<Client> => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "functions" } });
    for (const conceptId of ["values", "functions"])
      for (let taken = 0; taken < 3; taken += 1) {
        const check = await learner.call("openCheck", { body: { purpose: "review", concept: conceptId } });
        const item = openItemOf(check);
        if (item.kind === "exercise") continue;
        await learner.call("answer", {
          params: { checkId: check.id },
          body: { item: item.id, answer: rightAnswer(item) },
        });
      }
    return learner;
  };

  const setVersion = (version: number) =>
    sql`UPDATE states SET engine_version = ${version}`.execute(server.deps.db);

  test("keeps goals that the rules before had reached, and names once the concepts that are answered now", async () => {
    const learner = await answersFunctions();
    await setVersion(5);
    await adoptEngine(server.deps);
    const { notice } = await learner.call("getLearner");
    expect(notice).toMatch(/^Aulo has become stricter: “strong” takes code now\. So .*“answered” until/);
    expect((await learner.call("listGoals")).goals[0]?.reachedAt).not.toBeNull();
    await learner.call("dismissNotice");
    await adoptEngine(server.deps);
    expect((await learner.call("getLearner")).notice).toBeNull();
  });

  test("says nothing to a learner whose concepts it leaves as they were", async () => {
    const learner = await server.begin();
    await learner.call("finishLesson", { params: { conceptId: "values" } });
    await setVersion(5);
    await adoptEngine(server.deps);
    expect((await learner.call("getLearner")).notice).toBeNull();
  });
});
