import { randomUUID } from "node:crypto";
import { type Check, LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { listDisputes } from "./list-disputes.ts";

const ALL = { concept: null, item: null };
/** Wrong answers to the items of the small track by the last word of their ids, in the words of the track. */
const IN_WORDS = {
  one: { kind: "choose-one", option: "eleven" },
  several: { kind: "choose-several", options: ["a text"] },
  output: { kind: "predict-output", output: "23" },
  order: { kind: "order-lines", lines: ["console.log(c);"] },
  blank: { kind: "fill-blank", blanks: ["return"] },
};

onEachDatabase("Disputes", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const openOn = (learner: Client, concept: string) =>
    learner.call("openCheck", { body: { purpose: "step", concept } });
  const answerWrong = async (learner: Client, check: Check) => {
    const item = openItemOf(check);
    const answer = wrongAnswer(item);
    const params = { checkId: check.id };
    const result = await learner.call("answer", { params, body: { item: item.id, answer } });
    return { item, answer, entryId: result.attempt.id, check: result.check };
  };
  const comeToExercise = async (learner: Client) => {
    let check = await openOn(learner, "functions");
    for (let item = openItemOf(check); item.kind !== "exercise"; item = openItemOf(check)) {
      const body = { item: item.id, answer: rightAnswer(item) };
      ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
    }
    return { check, item: openItemOf(check) };
  };
  const disputesOf = async (learner: Client) => (await learner.call("exportLearner")).disputes ?? [];

  test("a dispute keeps the reason and the answer in the words of the track, and changes no belief", async () => {
    const kinds = new Set<string>();
    for (const concept of ["values", "lists", "promises", "functions"]) {
      const learner = await server.begin();
      const { item, answer, entryId } = await answerWrong(learner, await openOn(learner, concept));
      kinds.add(item.kind);
      const before = await learner.call("getPath");
      const body = { reason: "  Both are right.  ", answer };
      const dispute = await learner.call("disputeAnswer", { params: { entryId }, body });
      expect(dispute).toMatchObject({
        entry: entryId,
        item: item.id,
        reason: "Both are right.",
        files: null,
        trackVersion: 3,
      });
      expect(Object.values(IN_WORDS)).toContainEqual(dispute.answer);
      expect(dispute.answer?.kind).toBe(item.kind);
      expect(await learner.call("getPath")).toEqual(before);
      expect(await disputesOf(learner)).toEqual([dispute]);
    }
  });

  test("a second dispute of an answer replaces the reason and keeps the answer that was sent before", async () => {
    const learner = await server.begin();
    const { answer, entryId } = await answerWrong(learner, await openOn(learner, "values"));
    const params = { entryId };
    const first = await learner.call("disputeAnswer", { params, body: { reason: "first", answer } });
    const second = await learner.call("disputeAnswer", { params, body: { reason: "second" } });
    expect(second).toMatchObject({ reason: "second", answer: first.answer });
    expect(await disputesOf(learner)).toEqual([second]);
  });

  test("a disputed answer can be taken back, and the dispute stays", async () => {
    const learner = await server.begin();
    const { answer, entryId } = await answerWrong(learner, await openOn(learner, "values"));
    const params = { entryId };
    const dispute = await learner.call("disputeAnswer", { params, body: { reason: "mine", answer } });
    await learner.call("voidEntry", { params, body: { note: "mine" } });
    expect(await disputesOf(learner)).toEqual([dispute]);
    const again = await learner.call("disputeAnswer", { params, body: { reason: "still", answer } });
    expect(again).toMatchObject({ reason: "still", answer: dispute.answer });
  });

  test("an exercise that was given up is disputed with its saved draft", async () => {
    const learner = await server.begin();
    const { check, item } = await comeToExercise(learner);
    const [concept = "", exercise = ""] = item.id.split("/");
    const files = { [`${exercise}.js`]: "// mine" };
    await learner.call("saveDraft", { params: { concept, exercise }, body: { files, revision: 0 } });
    const answer = { kind: "dont-know" as const };
    const { attempt } = await learner.call("answer", {
      params: { checkId: check.id },
      body: { item: item.id, answer },
    });
    const params = { entryId: attempt.id };
    expect(
      await learner.call("disputeAnswer", { params, body: { reason: "It works.", answer } }),
    ).toMatchObject({ item: item.id, answer, files });
    const path = `/api/log/${attempt.id}/dispute`;
    const typed = { reason: "It works.", answer: { kind: "predict-output", output: "1" } };
    expect(await learner.refusal("PUT", path, typed)).toMatchObject({
      status: 422,
      fields: [{ path: "body.answer.kind" }],
    });
  });

  test("a failing run of an exercise can be disputed", async () => {
    const learner = await server.begin();
    const { check, item } = await comeToExercise(learner);
    const files = { [`${item.id.split("/")[1]}.js`]: "return value" };
    const { id } = await learner.call("startRun", {
      body: { kind: "exercise", check: check.id, item: item.id, files },
    });
    const last = (await learner.follow(id)).at(-1);
    const entryId = (last?.kind === "ended" && last.run.result?.attempt.id) || "";
    expect(
      await learner.call("disputeAnswer", { params: { entryId }, body: { reason: "The test is wrong." } }),
    ).toMatchObject({ entry: entryId, item: item.id, answer: null });
  });

  test("unknown answers, other learners' answers and entries that are not answers are not found", async () => {
    const [learner, other] = [await server.begin(), await server.begin()];
    const { entryId } = await answerWrong(learner, await openOn(learner, "values"));
    const path = `/api/log/${entryId}/dispute`;
    const body = { reason: "mine" };
    await other.call("finishLesson", { params: { conceptId: "values" } });
    const lesson = (await other.call("listLog")).entries[0]?.id ?? "";
    for (const each of [path, `/api/log/${lesson}/dispute`, `/api/log/${randomUUID()}/dispute`])
      expect(await other.refusal("PUT", each, body)).toMatchObject({
        status: 404,
        type: "/problems/not-found",
      });
    expect(await disputesOf(other)).toEqual([]);
  });

  test.each([
    ["no reason", {}, "body.reason"],
    ["a blank reason", { reason: " \n " }, "body.reason"],
    ["a reason that is too long", { reason: "a".repeat(LIMITS.reasonChars + 1) }, "body.reason"],
    ["a reason with U+0000", { reason: "a\0b" }, "body.reason"],
    [
      "an answer of another kind",
      { reason: "a", answer: { kind: "order-lines", lines: ["a"] } },
      "answer.kind",
    ],
    ["an answer out of shape", { reason: "a", answer: { kind: "song" } }, "body.answer.kind"],
  ])("a dispute with %s is refused, and the field is named", async (_, body, path) => {
    const learner = await server.begin();
    const { entryId } = await answerWrong(learner, await openChoice(learner));
    const problem = await learner.refusal("PUT", `/api/log/${entryId}/dispute`, body);
    expect(problem).toMatchObject({ status: 422, type: "/problems/does-not-fit", fields: [{ path }] });
    expect(await disputesOf(learner)).toEqual([]);
  });

  /** A check whose open item is not `order-lines`. */
  const openChoice = async (learner: Client): Promise<Check> => {
    const check = await openOn(learner, "values");
    return openItemOf(check).kind === "order-lines" ? (await answerWrong(learner, check)).check : check;
  };

  test("a reason of the longest length is kept whole", async () => {
    const learner = await server.begin();
    const { entryId } = await answerWrong(learner, await openOn(learner, "values"));
    const reason = "ä".repeat(LIMITS.reasonChars);
    await learner.call("disputeAnswer", { params: { entryId }, body: { reason } });
    expect(await disputesOf(learner)).toMatchObject([{ reason }]);
  });

  test("authors get the disputes by item, most disputed first, without ids of learners or answers", async () => {
    const { db, catalogue } = server.deps;
    await db.deleteFrom("disputes").execute();
    const entries: string[] = [];
    const disputeOne = async (concept: string, reason: string) => {
      const learner = await server.begin();
      const { item, answer, entryId } = await answerWrong(learner, await openOn(learner, concept));
      await learner.call("disputeAnswer", { params: { entryId }, body: { reason, answer } });
      entries.push(entryId, (await learner.call("getLearner")).id);
      return item.id;
    };
    const lists = await disputeOne("lists", "first");
    await db.updateTable("disputes").set({ item: "values.one" }).execute();
    await disputeOne("lists", "second");
    await db.updateTable("disputes").set({ item: "old-values.one" }).where("reason", "=", "second").execute();
    await disputeOne("lists", "third");
    const listed = await listDisputes({ db, catalogue }, ALL);
    expect(listed).toMatchObject([
      {
        item: "values.one",
        concept: "values",
        disputes: [
          { reason: "first", trackVersion: 3 },
          { reason: "second", trackVersion: 3 },
        ],
      },
      { item: expect.stringMatching(/^lists\./), concept: "lists", disputes: [{ reason: "third" }] },
    ]);
    for (const id of entries) expect(JSON.stringify(listed)).not.toContain(id);

    const itemsOf = async (filter: Partial<typeof ALL> | { concept: string } | { item: string }) =>
      (await listDisputes({ db, catalogue }, { ...ALL, ...filter })).map(({ item }) => item);
    expect(await itemsOf({ concept: "old-values" })).toEqual(["values.one"]);
    expect(await itemsOf({ item: "old-values.one" })).toEqual(["values.one"]);
    expect(await itemsOf({ concept: "promises" })).toEqual([]);
    expect(lists).toMatch(/^lists\./);
    await expect(itemsOf({ concept: "gone" })).rejects.toThrow("The track has no concept gone");
    await expect(itemsOf({ item: "values.gone" })).rejects.toThrow("The track has no item values.gone");
  });
});
