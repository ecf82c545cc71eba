import type { Answer, PublicItem } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { writeSmallTrack } from "../testing/small-track.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const DAY_MS = 86_400_000;
const WORKED_EXAMPLE = "/api/concepts/functions/worked-example";

const LESSON = `---
id: values
title: About values
use: It is used in every program.
requires: []
covers: [P01]
minutes: 5
---

A value is kept.

## Joining texts

Plus joins texts: two digits in quotes give eleven. The sum of numbers is another thing.

## Names come first

A line that uses a name stands below the line that makes the name. Bring the lines in order.
`;

onEachDatabase("Help after a failed round", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    const trackDir = await writeSmallTrack({ "stages/01-basics/values/concept.md": LESSON });
    server = await startTestServer(await open(), { trackDir });
  });
  afterAll(() => server.stop());

  const begin = async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "everything" } });
    return learner;
  };

  /** Reads the lesson and answers every item of its check. Returns the items. */
  const takeRound = async (learner: Client, conceptId: string, give: (item: PublicItem) => Answer) => {
    await learner.call("finishLesson", { params: { conceptId } });
    const items: PublicItem[] = [];
    let check = await learner.call("openCheck", { body: { purpose: "step", concept: conceptId } });
    while (check.state === "open") {
      const item = openItemOf(check);
      items.push(item);
      const body = { item: item.id, answer: give(item) };
      ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
    }
    return items;
  };

  test("no help comes before a round failed", async () => {
    const learner = await begin();
    expect(await learner.call("getStep")).toMatchObject({ help: null, section: null, mistake: null });
    await takeRound(learner, "values", rightAnswer);
    expect(await learner.call("getStep")).toMatchObject({ help: null, section: null, mistake: null });
  });

  test("wrong answers lead to the part of the lesson that they belong to, with their reason", async () => {
    const learner = await begin();
    await takeRound(learner, "values", wrongAnswer);
    const step = await learner.call("getStep");
    expect(step).toMatchObject({ kind: "learn", concept: "values", help: "section", lessonRead: false });
    expect(["joining-texts", "names-come-first"]).toContain(step.section);
    expect(step.mistake?.becauseHtml).toContain("SECRET");
    expect(step.mistake?.misconception).toContain("SECRET");
  });

  test("the lesson comes again after the first failed round; after two readings in a row, only other help does", async () => {
    const learner = await begin();
    await takeRound(learner, "values", wrongAnswer);
    expect(await learner.call("getStep")).toMatchObject({ help: "section", lessonRead: false });
    await takeRound(learner, "values", wrongAnswer);
    expect(await learner.call("getStep")).toMatchObject({
      concept: "values",
      help: "again",
      lessonRead: true,
    });
  });

  test("an answer that was taken back gives no reason", async () => {
    const learner = await begin();
    await takeRound(learner, "values", wrongAnswer);
    const { entries } = await learner.call("listLog");
    for (const { id, kind } of entries)
      if (kind === "answered")
        await learner.call("voidEntry", { params: { entryId: id }, body: { note: "" } });
    expect(await learner.call("getStep")).toMatchObject({ help: null, section: null, mistake: null });
  });

  test("“I don't know yet” has no reason", async () => {
    const learner = await begin();
    for (let round = 0; round < 3; round++) {
      await takeRound(learner, "values", () => ({ kind: "dont-know" }));
      server.wait(DAY_MS);
    }
    const step = await learner.call("getStep");
    expect(step).toMatchObject({ kind: "learn", concept: "values", mistake: null });
    expect(step.help).not.toBeNull();
  });

  test("the worked example comes after two failed rounds, and not before", async () => {
    const learner = await begin();
    const refused = { status: 409, type: "/problems/too-early" };
    const early = await learner.refusal("POST", WORKED_EXAMPLE);
    expect(early).toMatchObject(refused);
    expect(JSON.stringify(early)).not.toContain("SECRET");
    await takeRound(learner, "functions", wrongAnswer);
    expect(await learner.refusal("POST", WORKED_EXAMPLE)).toMatchObject(refused);
    server.wait(DAY_MS);
    await takeRound(learner, "functions", wrongAnswer);
    const example = await learner.call("seeWorkedExample", { params: { conceptId: "functions" } });
    expect(example).toMatchObject({ exercise: "functions/double", title: "double" });
    expect(example.explainedHtml).toContain("SECRET Worked out");
  });

  test.each([
    ["functions/double", 200],
    ["functions/twice", 409],
  ])(
    "the worked example is that of functions/double: once %s is given up, the status is %i",
    async (wanted, status) => {
      const { token } = await afterGivingUp(wanted);
      const response = await fetch(`${server.base}${WORKED_EXAMPLE}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(status);
      expect((await response.text()).includes("SECRET")).toBe(status === 200);
    },
  );

  /** A learner who has given up this exercise and no other; chance decides which one is asked. */
  const afterGivingUp = async (wanted: string): Promise<Client> => {
    for (;;) {
      const learner = await begin();
      let check = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
      const params = { checkId: check.id };
      while (openItemOf(check).kind !== "exercise") {
        const item = openItemOf(check);
        ({ check } = await learner.call("answer", {
          params,
          body: { item: item.id, answer: rightAnswer(item) },
        }));
      }
      if (openItemOf(check).id !== wanted) continue;
      await learner.call("answer", { params, body: { item: wanted, answer: { kind: "dont-know" } } });
      return learner;
    }
  };

  test("a concept without a worked example says so, and refuses one", async () => {
    const learner = await begin();
    for (const concept of ["values", "gone"])
      expect(await learner.refusal("POST", `/api/concepts/${concept}/worked-example`)).toMatchObject({
        status: 404,
      });
    const hasOne = async (conceptId: string) =>
      (await learner.call("getLesson", { params: { conceptId } })).hasWorkedExample;
    expect([await hasOne("functions"), await hasOne("values")]).toEqual([true, false]);
  });
});
