import { randomUUID } from "node:crypto";
import type { Answer, Check } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("Answered items and ended checks", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const openCheck = (learner: Client, purpose: Check["purpose"] = "step", concept = "values") =>
    learner.call("openCheck", { body: { purpose, concept } });
  const answer = (learner: Client, check: Check, given: Answer) =>
    learner.call("answer", {
      params: { checkId: check.id },
      body: { item: openItemOf(check).id, answer: given },
      key: randomUUID(),
    });
  const answersOf = async (learner: Client, { id }: Check) =>
    (await learner.call("readAnswers", { params: { checkId: id } })).answers;
  const finish = async (learner: Client, begun: Check, give: typeof rightAnswer): Promise<Check> => {
    let check = begun;
    while (check.state === "open") check = (await answer(learner, check, give(openItemOf(check)))).check;
    return check;
  };

  test("an answered item is read again with its question, the answer and the same feedback", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    expect(await answersOf(learner, check)).toEqual([]);
    const given = wrongAnswer(openItemOf(check));
    const { feedback } = await answer(learner, check, given);
    expect(await answersOf(learner, check)).toEqual([
      { number: 1, item: check.item, result: "wrong", answer: given, feedback },
    ]);
  });

  test("the feedback on an item is not sent while the item is open in another check", async () => {
    const learner = await server.begin();
    const answered = await finish(learner, await openCheck(learner), wrongAnswer);
    const before = await answersOf(learner, answered);
    server.wait(2 * 86_400_000);
    // Each of these asks one item of the concept; answered items come back once all others are seen.
    const opened = await openCheck(learner, "review");
    for (let { item, id } = opened; item !== null; ) {
      const { answers } = await learner.call("readAnswers", { params: { checkId: answered.id } });
      expect(answers.map((each) => each.item.id)).not.toContain(item.id);
      if (before.some((each) => each.item.id === item?.id)) return;
      const reply = await answer(learner, { ...opened, id, item }, rightAnswer(item));
      const next = reply.check.state === "open" ? reply.check : await openCheck(learner, "review");
      item = next.item;
      id = next.id;
    }
  });

  test("a right answer that is read again after days counts as seen anew, once a day", async () => {
    const learner = await server.begin();
    const ended = await finish(learner, await openCheck(learner), wrongAnswer);
    const seenAnew = async () =>
      (await learner.call("listLog")).entries.filter(({ kind }) => kind === "answer-seen").length;
    await answersOf(learner, ended);
    expect(await seenAnew()).toBe(0);
    server.wait(3 * 86_400_000);
    const { length } = await answersOf(learner, ended);
    expect(await seenAnew()).toBe(length);
    await answersOf(learner, ended);
    expect(await seenAnew()).toBe(length);
  });

  test("nobody reads another learner's answers", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    await answer(learner, check, { kind: "dont-know" });
    const other = await server.begin();
    expect(await other.refusal("POST", `/api/checks/${check.id}/answers`)).toMatchObject({ status: 404 });
  });

  test.each([
    ["right", rightAnswer],
    ["wrong", wrongAnswer],
  ])("an ended check keeps its result after a reload, and after later answers: %s", async (_, give) => {
    const learner = await server.begin();
    const ended = await finish(learner, await openCheck(learner), give);
    const again = async () => (await learner.call("getCheck", { params: { checkId: ended.id } })).result;
    expect(ended.result).not.toBeNull();
    expect(await again()).toEqual(ended.result);
    await finish(learner, await openCheck(learner, "step", "lists"), give);
    expect(await again()).toEqual(ended.result);
  });

  test("the sentence and the list of changes count the same", async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "everything" } });
    const { result } = await finish(learner, await openCheck(learner), rightAnswer);
    const { goal, concepts } = await learner.call("getPath");
    expect(result?.sentence).toContain(`${goal?.strong} of ${goal?.of} concepts`);
    for (const { concept, after } of result?.changes ?? [])
      expect(concepts.find((each) => each.concept === concept)?.state).toBe(after);
  });
});
