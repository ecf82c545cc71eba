import { randomUUID } from "node:crypto";
import type { Answer, AttemptResult, Check } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const CLOSED_KINDS = 5;

onEachDatabase("Checks", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const openCheck = (learner: Client, concept = "values", purpose: Check["purpose"] = "step") =>
    learner.call("openCheck", { body: { purpose, concept } });
  const answer = (learner: Client, check: Check, given: Answer, key: string = randomUUID()) =>
    learner.call("answer", {
      params: { checkId: check.id },
      body: { item: openItemOf(check).id, answer: given },
      key,
    });
  const countEntries = async (learner: Client) => (await learner.call("listLog")).entries.length;

  /** Answers every item of a check to its end. */
  const sit = async (learner: Client, begun: Check, give = rightAnswer): Promise<AttemptResult[]> => {
    const results: AttemptResult[] = [];
    for (let check = begun; check.state === "open"; check = results.at(-1)?.check ?? check)
      results.push(await answer(learner, check, give(openItemOf(check))));
    return results;
  };

  test("an open check is resumed, with the same item in the same order", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    expect(await openCheck(learner)).toEqual(check);
    expect(await learner.call("getCheck", { params: { checkId: check.id } })).toEqual(check);
    expect((await openCheck(learner, "lists")).id).not.toBe(check.id);
  });

  test("two tabs that open a check at once get the same one", async () => {
    const learner = await server.begin();
    const checks = await Promise.all([1, 2, 3, 4].map(() => openCheck(learner)));
    expect(new Set(checks.map(({ id }) => id)).size).toBe(1);
  });

  test("right answers pass the check, open the concepts that need it, and lead to the next step", async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "everything" } });
    const results = await sit(learner, await openCheck(learner));
    const last = results.at(-1);
    expect(results.every(({ feedback }) => feedback.right)).toBe(true);
    expect(last?.check).toMatchObject({ state: "passed", item: null, asked: results.length });
    expect(last?.check.result).toMatchObject({
      headline: "It stuck",
      sentence: "You can now keep values apart: 1 of 4 concepts strong.",
      changes: expect.arrayContaining([
        { concept: "values", before: "ready", after: "strong" },
        { concept: "functions", before: "locked", after: "ready" },
      ]),
    });
    expect(results.flatMap(({ opened }) => opened)).toEqual(expect.arrayContaining(["functions", "lists"]));
    expect(last?.next).toMatchObject({ kind: expect.stringMatching(/learn|confirm/), concept: "functions" });
    expect(results.slice(0, -1).map(({ check, next }) => [check.result, next])).toEqual(
      results.slice(1).map(() => [null, null]),
    );
  });

  test("the result of a check stays as it was at its end, whatever goal is active later", async () => {
    const learner = await server.begin();
    const { id, title } = await learner.call("createGoal", { body: { text: "values" } });
    const ended = (await sit(learner, await openCheck(learner))).at(-1)?.check;
    expect(ended?.result).toMatchObject({
      reachedGoal: { id, title },
      sentence: expect.stringContaining("1 of 1"),
    });
    await learner.call("createGoal", { body: { text: "everything" } });
    await sit(learner, await openCheck(learner, "lists"));
    const params = { checkId: ended?.id ?? "" };
    expect(await learner.call("getCheck", { params })).toEqual(ended);
    await learner.call("deleteGoal", { params: { goalId: id } });
    expect((await learner.call("getCheck", { params })).result).toEqual({
      ...ended?.result,
      reachedGoal: null,
    });
  });

  test("a goal that is reached by an edit is not reached by the check before", async () => {
    const learner = await server.begin();
    const { id } = await learner.call("createGoal", { body: { text: "values", add: ["lists"] } });
    const ended = (await sit(learner, await openCheck(learner))).at(-1)?.check;
    const edited = await learner.call("changeGoal", { params: { goalId: id }, body: { drop: ["lists"] } });
    expect(edited.reachedAt).not.toBeNull();
    const check = await learner.call("getCheck", { params: { checkId: ended?.id ?? "" } });
    expect(check.result?.reachedGoal).toBeNull();
  });

  test("an answer that is taken back does not count in the result of its ended check", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    const first = await answer(learner, check, rightAnswer(openItemOf(check)));
    await answer(learner, first.check, wrongAnswer(openItemOf(first.check)));
    const params = { checkId: check.id };
    await learner.call("endCheck", { params });
    const before = (await learner.call("getCheck", { params })).result;
    await learner.call("voidEntry", { params: { entryId: first.attempt.id }, body: { note: "" } });
    const after = (await learner.call("getCheck", { params })).result;
    expect(after?.sentence).not.toBe(before?.sentence);
  });

  test("two wrong answers in a row fail the check, and the reply lists the beliefs that moved", async () => {
    const learner = await server.begin();
    const results = await sit(learner, await openCheck(learner), wrongAnswer);
    expect(results.at(-1)?.check.state).toBe("failed");
    expect(results.at(-1)?.check.result).toMatchObject({
      headline: "Not there yet",
      sentence: "You are still learning About values, and your answers show which part to look at again.",
    });
    const change = results[0]?.changes.find(({ concept }) => concept === "values");
    expect(change?.after).toBeLessThan(change?.before ?? 0);
  });

  test("each kind of item says why its options are right or wrong, and names the misconception", async () => {
    const kinds = new Map<string, AttemptResult>();
    // Chance decides which kinds a check asks.
    while (kinds.size < CLOSED_KINDS) {
      const learner = await server.begin();
      for (const purpose of ["step", "test-out"] as const)
        for (const result of await sit(learner, await openCheck(learner, "values", purpose), wrongAnswer))
          kinds.set(openKind(result), result);
    }
    for (const { feedback } of kinds.values()) {
      expect(feedback.right).toBe(false);
      expect(feedback.becauseHtml).toContain("SECRET");
      expect(feedback.notes.find(({ chosen }) => chosen)?.misconception).toContain("SECRET");
      expect(feedback.rightAnswer).not.toBeNull();
    }
  });
  const openKind = ({ feedback }: AttemptResult) => feedback.rightAnswer?.kind ?? "exercise";

  test("“I don't know yet” is its own result, and shows the right answer", async () => {
    const learner = await server.begin();
    const { attempt, feedback } = await answer(learner, await openCheck(learner), { kind: "dont-know" });
    expect(attempt.result).toBe("dont-know");
    expect(feedback.right).toBe(false);
    expect(feedback.notes.every(({ chosen }) => !chosen)).toBe(true);
    expect(feedback.rightAnswer).not.toBeNull();
  });

  test("the same key gives the same reply and counts once, also in parallel", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    const key = randomUUID();
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map(() => answer(learner, check, rightAnswer(openItemOf(check)), key)),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(await countEntries(learner)).toBe(1);
  });

  test("the same key with another answer is refused", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    await answer(learner, check, rightAnswer(openItemOf(check)), "the-key");
    await expect(answer(learner, check, wrongAnswer(openItemOf(check)), "the-key")).rejects.toMatchObject({
      problem: { status: 422, type: "/problems/key-reused" },
    });
  });

  test("of two tabs that answer one item, one counts and the other gets a problem", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    const given = rightAnswer(openItemOf(check));
    const outcomes = await Promise.allSettled([answer(learner, check, given), answer(learner, check, given)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ problem: { status: 409, type: "/problems/already-answered" } });
    expect(await countEntries(learner)).toBe(1);
  });

  test("tabs that answer different checks at once lose nothing", async () => {
    const learner = await server.begin();
    const checks = await Promise.all(
      ["values", "lists", "functions", "promises"].map((concept) => openCheck(learner, concept)),
    );
    await Promise.all(checks.map((check) => answer(learner, check, rightAnswer(openItemOf(check)))));
    const { entries } = await learner.call("listLog");
    expect(entries.map(({ sequence }) => sequence)).toEqual([4, 3, 2, 1]);
  });

  /** A learner whose check begins with an item of this kind; chance decides which one comes first. */
  const beginWith = async (kind: string): Promise<{ learner: Client; check: Check }> => {
    for (;;) {
      const learner = await server.begin();
      const check = await openCheck(learner);
      if (openItemOf(check).kind === kind) return { learner, check };
    }
  };

  test.each([
    ["an item that does not exist", { item: "values.gone", answer: { kind: "dont-know" } }, 404, "not-found"],
    ["an item that is not open", { item: "promises.one", answer: { kind: "dont-know" } }, 409, "not-open"],
    ["an option that was not shown", { answer: { kind: "choose-one", option: "z" } }, 422, "does-not-fit"],
    ["an answer of another kind", { answer: { kind: "fill-blank", blanks: ["a"] } }, 422, "does-not-fit"],
    ["an unknown kind of answer", { answer: { kind: "shrug" } }, 422, "does-not-fit"],
  ])("%s is refused, and nothing is counted", async (_, changed, status, kind) => {
    const { learner, check } = await beginWith("choose-one");
    const body = { item: openItemOf(check).id, ...changed };
    const problem = await learner.refusal("POST", `/api/checks/${check.id}/attempts`, body);
    expect(problem).toMatchObject({ status, type: `/problems/${kind}` });
    expect(await countEntries(learner)).toBe(0);
  });

  test("an answer after the end of the check is refused, and the problem names the way on", async () => {
    const learner = await server.begin();
    const check = await openCheck(learner);
    await learner.call("endCheck", { params: { checkId: check.id } });
    const body = { item: openItemOf(check).id, answer: { kind: "dont-know" } };
    const problem = await learner.refusal("POST", `/api/checks/${check.id}/attempts`, body);
    expect(problem).toMatchObject({ status: 409, type: "/problems/check-ended" });
    expect(problem.detail).toContain("/api/step");
  });

  test("nobody sees or answers another learner's check", async () => {
    const [one, other] = [await server.begin(), await server.begin()];
    const { id } = await openCheck(one);
    expect(await other.refusal("GET", `/api/checks/${id}`)).toMatchObject({ status: 404 });
    expect(await other.refusal("POST", `/api/checks/${id}/end`)).toMatchObject({ status: 404 });
  });

  test("hints come one at a time, are counted, and end", async () => {
    const { learner, check } = await beginWith("choose-one");
    const params = { checkId: check.id };
    expect(await learner.call("askHint", { params })).toEqual({
      number: 1,
      of: 2,
      text: "Count your thumbs.",
    });
    expect((await learner.call("getCheck", { params })).hintsShown).toEqual(["Count your thumbs."]);
    await learner.call("askHint", { params });
    const problem = await learner.refusal("POST", `/api/checks/${check.id}/hints`);
    expect(problem).toMatchObject({ status: 409, type: "/problems/no-more-hints" });
    const { attempt } = await answer(learner, check, rightAnswer(openItemOf(check)));
    expect(attempt.hints).toBe(2);
  });

  test("another right order of the lines is right too", async () => {
    const { learner, check } = await beginWith("order-lines");
    const given = rightAnswer(openItemOf(check));
    if (given.kind !== "order-lines") throw new Error("The item is of another kind.");
    const [first = "", second = "", third = ""] = given.lines;
    const { feedback } = await answer(learner, check, { ...given, lines: [second, first, third] });
    expect(feedback.right).toBe(true);
  });

  test("a placement covers the goal, ends on request, and returns its conclusions", async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "everything" } });
    const check = await learner.call("openCheck", { body: { purpose: "placement" } });
    await answer(learner, check, { kind: "dont-know" });
    const params = { checkId: check.id };
    const ended = await learner.call("endCheck", { params });
    expect(ended.placement).toEqual(await learner.call("getPlacement", { params }));
    const { shown = [], assumed = [] } = ended.placement ?? {};
    expect([...shown, ...assumed]).not.toContain(openItemOf(check).concept);
    expect(ended.check.state).toBe("ended");
    expect((await learner.call("getLearner")).placed).toBe(true);
    expect(await learner.call("endCheck", { params })).toEqual(ended);
    const { entries } = await learner.call("listLog");
    expect(entries.map(({ kind }) => kind)).toEqual(["placement-ended", "answered"]);
  });

  test.each([
    [{ purpose: "placement", concept: "values" }],
    [{ purpose: "step" }],
    [{ purpose: "step", concept: "gone" }],
    [{ purpose: "guess", concept: "values" }],
  ])("a check opened with %j does not fit", async (body) => {
    const learner = await server.begin();
    expect(await learner.refusal("POST", "/api/checks", body)).toMatchObject({
      status: 422,
      type: "/problems/does-not-fit",
    });
  });
});
