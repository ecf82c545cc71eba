import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("The calibration", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const answerOnce = async (learner: Client, concept: string, right: boolean): Promise<void> => {
    const check = await learner.call("openCheck", { body: { purpose: "step", concept } });
    const item = openItemOf(check);
    const answer = right ? rightAnswer(item) : wrongAnswer(item);
    await learner.call("answer", { params: { checkId: check.id }, body: { item: item.id, answer } });
  };
  const addUp = (bins: readonly { answers: number; right: number }[]) =>
    bins.reduce((sum, bin) => ({ answers: sum.answers + bin.answers, right: sum.right + bin.right }), {
      answers: 0,
      right: 0,
    });

  test("is empty before the first answer", async () => {
    const learner = await server.begin();
    const { all, byChance, error } = await learner.call("getCalibration");
    expect(all).toEqual({ answers: 0, right: 0, expected: 0 });
    expect(byChance).toHaveLength(10);
    expect(error).toBeNull();
  });

  test("counts the learner's own answers, in bins that add up, and no one else's", async () => {
    const [learner, other] = [await server.begin(), await server.begin()];
    for (const right of [true, true, false]) await answerOnce(learner, "values", right);
    await answerOnce(other, "values", false);
    const { all, byChance, byBelief, error } = await learner.call("getCalibration");
    expect(all).toMatchObject({ answers: 3, right: 2 });
    expect(all.expected).toBeGreaterThan(0);
    expect(all.expected).toBeLessThan(3);
    expect(addUp(byChance)).toEqual({ answers: 3, right: 2 });
    expect(addUp(byBelief)).toEqual({ answers: 3, right: 2 });
    expect(error).toBeGreaterThan(0);
  });

  test("forgets a voided answer", async () => {
    const learner = await server.begin();
    await answerOnce(learner, "lists", true);
    const { entries } = await learner.call("listLog");
    await learner.call("voidEntry", { params: { entryId: entries[0]?.id ?? "" }, body: { note: "" } });
    expect((await learner.call("getCalibration")).all.answers).toBe(0);
  });

  test("is refused without a token", async () => {
    const response = await fetch(`${server.base}/api/calibration`);
    expect(response.status).toBe(401);
  });
});
