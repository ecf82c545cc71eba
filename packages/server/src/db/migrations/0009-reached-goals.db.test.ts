import { randomUUID } from "node:crypto";
import type { Check } from "@aulo/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer } from "../../testing/answers.ts";
import type { Client } from "../../testing/client.ts";
import { onEachDatabase } from "../../testing/databases.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { reachedGoals } from "./0009-reached-goals.ts";

onEachDatabase("The migration of reached goals", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  /** Answers a check to its end, and returns it with the last answer, as it was sent. */
  const sit = async (learner: Client, concept: string) => {
    const opened = await learner.call("openCheck", { body: { purpose: "step", concept } });
    const params = { checkId: opened.id };
    const answer = async (check: Check) => {
      const open = openItemOf(check);
      const sent = { params, body: { item: open.id, answer: rightAnswer(open) }, key: randomUUID() };
      return { sent, check: (await learner.call("answer", sent)).check };
    };
    let last = await answer(opened);
    while (last.check.state === "open") last = await answer(last.check);
    return last;
  };

  /** Stores results and replies as the version before did. */
  const goBack = async () => {
    const { db } = server.deps;
    const earlier = sql`result - 'reachedGoal'
      || jsonb_build_object('reachesGoal', result->'reachedGoal' <> 'null')`;
    await sql`UPDATE checks SET result = ${earlier} WHERE result IS NOT NULL`.execute(db);
    await sql`UPDATE replies SET reply = jsonb_set(reply, '{check,result}',
      (SELECT result FROM checks WHERE checks.id::text = reply #>> '{check,id}'))
      WHERE jsonb_typeof(reply #> '{check,result}') = 'object'`.execute(db);
  };

  test("an ended check and its stored reply name the goal that the check reached", async () => {
    const learner = await server.begin();
    const { id, title } = await learner.call("createGoal", { body: { text: "values" } });
    const { check, sent } = await sit(learner, "values");
    await learner.call("createGoal", { body: { text: "everything" } });
    const other = await sit(learner, "lists");
    await goBack();
    await reachedGoals.up(server.deps.db);
    const readAgain = async (checkId: string) =>
      (await learner.call("getCheck", { params: { checkId } })).result;
    expect(await readAgain(check.id)).toEqual({ ...check.result, reachedGoal: { id, title } });
    expect(await readAgain(other.check.id)).toEqual({ ...other.check.result, reachedGoal: null });
    const reply = await learner.call("answer", sent);
    expect(reply.check).toEqual(check);
  });

  test("a check whose goal was deleted names none", async () => {
    const learner = await server.begin();
    const { id } = await learner.call("createGoal", { body: { text: "values" } });
    const { check } = await sit(learner, "values");
    await learner.call("deleteGoal", { params: { goalId: id } });
    await goBack();
    await reachedGoals.up(server.deps.db);
    const read = await learner.call("getCheck", { params: { checkId: check.id } });
    expect(read.result?.reachedGoal).toBeNull();
  });
});
