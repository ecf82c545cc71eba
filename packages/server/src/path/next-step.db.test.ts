import type { Step } from "@aulo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openItemOf, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

type Call = (learner: Client) => Promise<Step | null | undefined>;

/** Every call whose reply carries the next step. */
const CALLS: readonly (readonly [string, Call])[] = [
  ["asking for the step", (learner) => learner.call("getStep")],
  ["finishing a lesson", (learner) => learner.call("finishLesson", { params: { conceptId: "values" } })],
  [
    "putting a concept off",
    (learner) => learner.call("putOff", { body: { concept: "values", why: "other" } }),
  ],
  ["an answer that ends a check", answerToTheEnd],
  ["ending a check", async (learner) => (await endCheck(learner, "step", "values")).next],
  ["ending a placement", async (learner) => (await endCheck(learner, "placement", null)).next],
  [
    "giving an exercise up, which ends a check",
    async (learner) => {
      const { id } = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
      return answerOpen(learner, id, () => ({ kind: "dont-know" }));
    },
  ],
];

onEachDatabase("The next step", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const withoutGoal = () => server.begin();
  const withGoal = async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "lists" } });
    return learner;
  };
  const withGoalDeleted = async () => {
    const learner = await withGoal();
    const { goals } = await learner.call("listGoals");
    for (const { id } of goals) await learner.call("deleteGoal", { params: { goalId: id } });
    return learner;
  };

  describe.each([
    ["a learner without a goal", withoutGoal],
    ["a learner whose goal was deleted", withGoalDeleted],
    ["a learner with a goal", withGoal],
  ])("for %s", (_, begin) => {
    test.each(CALLS)(
      "is in the reply to %s, and equals the reply to a later GET /api/step",
      async (_call, call) => {
        const learner = await begin();
        const step = await call(learner);
        expect(essenceOf(step)).toEqual(essenceOf(await learner.call("getStep")));
      },
    );

    test("is in the reply to a what-if, and supposes the concept shown", async () => {
      const learner = await begin();
      const { next } = await learner.call("getWhatIf", { params: { conceptId: "values" } });
      expect(next.concept).not.toBeNull();
      expect(next.concept).not.toBe("values");
    });
  });

  test("covers the whole track without a goal, and the goal with one", async () => {
    const deferral = { body: { concept: "values", why: "other" as const } };
    expect((await (await withoutGoal()).call("getStep")).concept).toBe("values");
    expect((await (await withGoal()).call("getStep")).concept).toBe("values");
    expect((await (await withGoal()).call("putOff", deferral)).concept).not.toBe("functions");
  });
});

/** Kind, concept, cause and detour; the claims may hold values that change over time. */
function essenceOf(step: Step | null | undefined) {
  if (step === null || step === undefined) throw new Error("The reply carries no step.");
  const { kind, concept, detourFrom, lessonRead, reason } = step;
  return { kind, concept, detourFrom, lessonRead, cause: reason.cause };
}

async function answerToTheEnd(learner: Client): Promise<Step | null> {
  const { id } = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
  return answerOpen(learner, id, wrongAnswer);
}

/** Answers every item of the check, and returns the step that came with the last reply. */
async function answerOpen(learner: Client, checkId: string, give: typeof wrongAnswer): Promise<Step | null> {
  const params = { checkId };
  for (;;) {
    const item = openItemOf(await learner.call("getCheck", { params }));
    const result = await learner.call("answer", { params, body: { item: item.id, answer: give(item) } });
    if (result.check.state !== "open") return result.next;
    expect(result.next).toBeNull();
  }
}

async function endCheck(learner: Client, purpose: "step" | "placement", concept: string | null) {
  const { id } = await learner.call("openCheck", { body: { purpose, concept } });
  return learner.call("endCheck", { params: { checkId: id } });
}
