import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const DAY_MS = 86_400_000;

onEachDatabase("Steps", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const beginWithGoal = async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "everything" } });
    return learner;
  };

  test("the one next step has its concept, its reason and its minutes", async () => {
    const learner = await beginWithGoal();
    const step = await learner.call("getStep");
    expect(step).toMatchObject({ concept: "values", title: "About values", detourFrom: null, draft: null });
    expect(step.minutes).toBeGreaterThan(0);
    expect(step.reason.claims.length).toBeGreaterThan(0);
    expect(step.reason.sentence).toContain("About values");
  });

  test("a finished lesson is logged once for a key, and shortens the step", async () => {
    const learner = await beginWithGoal();
    const params = { conceptId: "values" };
    const key = randomUUID();
    const [step, again] = await Promise.all([
      learner.call("finishLesson", { params, key }),
      learner.call("finishLesson", { params, key }),
    ]);
    expect(step).toEqual(again);
    expect(step).toMatchObject({ kind: "learn", concept: "values", lessonRead: true });
    expect((await learner.call("listLog")).entries).toHaveLength(1);
    expect(await learner.refusal("POST", "/api/concepts/gone/lesson-finished")).toMatchObject({
      status: 404,
    });
  });

  test("after “not now” comes another step, the reason is kept, and the first step comes back later", async () => {
    const learner = await beginWithGoal();
    const body = { concept: "values", why: "no-time" as const, note: "on the train" };
    const other = await learner.call("putOff", { body });
    expect(other.concept).not.toBe("values");
    const { entries } = await learner.call("listLog");
    expect(entries[0]).toMatchObject({ kind: "deferred", deferral: body, note: "on the train" });
    server.wait(2 * DAY_MS);
    expect((await learner.call("getStep")).concept).toBe("values");
  });

  test("a saved draft is what the step opens, and its minutes are those of the exercise", async () => {
    const learner = await beginWithGoal();
    await learner.call("openCheck", { body: { purpose: "test-out", concept: "values" } });
    await learner.call("putOff", { body: { concept: "values", why: "other", note: "" } });
    const exercise = "functions/twice";
    const params = { concept: "functions", exercise: "twice" };
    await learner.call("saveDraft", { params, body: { files: { "twice.js": "// mine" }, revision: 0 } });
    const check = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
    expect(check.item?.id).toBe(exercise);
    expect(check.draft).toMatchObject({ files: { "twice.js": "// mine" }, revision: 1 });
  });

  test.each([
    [{ concept: "gone", why: "other" }],
    [{ concept: "values", why: "because" }],
    [{ concept: "values", why: "other", note: "a".repeat(1_001) }],
  ])("“not now” with %j does not fit", async (body) => {
    const learner = await beginWithGoal();
    expect(await learner.refusal("POST", "/api/deferrals", body)).toMatchObject({ status: 422 });
  });

  test("the draft of an exercise is shown with its step and its check", async () => {
    const learner = await beginWithGoal();
    const files = { "double.js": "export const double = () => 1;" };
    await learner.call("saveDraft", {
      params: { concept: "functions", exercise: "double" },
      body: { files, revision: 0 },
    });
    for (const conceptId of ["values"]) await learner.call("finishLesson", { params: { conceptId } });
    await learner.call("putOff", { body: { concept: "values", why: "too-easy" } });
    const { drafts } = await learner.call("exportLearner");
    expect(drafts).toEqual([{ exercise: "functions/double", files, savedAt: expect.any(String) }]);
    expect(await learner.refusal("PUT", "/api/drafts/functions/gone", { files, revision: 0 })).toMatchObject({
      status: 404,
    });
    expect(
      await learner.refusal("PUT", "/api/drafts/functions/double", {
        files: { "../out.js": "" },
        revision: 0,
      }),
    ).toMatchObject({ status: 422 });
  });

  test("evidence adds up to the belief, and names each answer", async () => {
    const learner = await beginWithGoal();
    const check = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    await learner.call("answer", {
      params: { checkId: check.id },
      body: { item: check.item?.id ?? "", answer: { kind: "dont-know" } },
    });
    await learner.call("finishLesson", { params: { conceptId: "values" } });
    const evidence = await learner.call("getEvidence", { params: { conceptId: "values" } });
    const logOdds = evidence.shares.reduce((sum, share) => sum + share.logOdds, evidence.startLogOdds);
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(evidence.mastery, 9);
    expect(evidence.shares.map(({ says }) => says)).toEqual([
      "You said “I don't know yet” to one of its items.",
      "You read its lesson.",
    ]);
    expect(evidence.history).toHaveLength(2);
    expect(await learner.refusal("GET", "/api/concepts/gone/evidence")).toMatchObject({ status: 404 });
  });

  test("progress is counted by day", async () => {
    const learner = await beginWithGoal();
    await learner.call("finishLesson", { params: { conceptId: "values" } });
    server.wait(DAY_MS);
    const check = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    await learner.call("answer", {
      params: { checkId: check.id },
      body: { item: check.item?.id ?? "", answer: { kind: "dont-know" } },
    });
    const { days, attempts } = await learner.call("getProgress");
    expect(days.map((day) => day.attempts)).toEqual([0, 1]);
    expect(attempts).toBe(1);
  });
});
