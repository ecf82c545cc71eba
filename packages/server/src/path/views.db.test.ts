import { randomUUID } from "node:crypto";
import { PARAMETERS } from "@aulo/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_CONTEXT } from "../log/entry.ts";
import { insertEntries } from "../log/queries.ts";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const LONG_LOG = 590;
function toLogOdds(chance: number): number {
  return Math.log(chance / (1 - chance));
}

onEachDatabase("Views of the path", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  /** Answers `times` items on the concept. */
  const answer = async (learner: Client, concept: string, right: boolean, times = 1) => {
    for (let count = 0; count < times; count += 1) {
      const check = await learner.call("openCheck", { body: { purpose: "test-out", concept } });
      const item = openItemOf(check);
      await learner.call("answer", {
        params: { checkId: check.id },
        body: { item: item.id, answer: right ? rightAnswer(item) : wrongAnswer(item) },
      });
    }
  };
  const standingOf = async (learner: Client, concept: string) =>
    (await learner.call("getPath")).concepts.find((each) => each.concept === concept);
  const evidenceOf = (learner: Client, conceptId: string) =>
    learner.call("getEvidence", { params: { conceptId } });

  test("the start and the shares add up to the belief, through answers, lessons, voids and resets", async () => {
    const learner = await server.begin();
    await answer(learner, "values", true);
    await answer(learner, "promises", false);
    await learner.call("finishLesson", { params: { conceptId: "functions" } });
    await answer(learner, "lists", true);
    const { entries } = await learner.call("listLog");
    await learner.call("voidEntry", { params: { entryId: entries[0]?.id ?? "" }, body: {} });
    await learner.call("reset", { body: { concept: "values" } });
    await answer(learner, "functions", true, 2);
    for (const concept of ["values", "functions", "lists", "promises"]) {
      const { startLogOdds, shares, mastery } = await evidenceOf(learner, concept);
      const sum = shares.reduce((total, { logOdds }) => total + logOdds, startLogOdds);
      expect(sum, concept).toBeCloseTo(toLogOdds(mastery), 9);
    }
  });

  test("a long log comes in pages whose shares add up to the belief, and new entries, voids and imports count at once", async () => {
    const learner = await server.begin();
    const { id: learnerId } = await learner.call("getLearner");
    await server.deps.db.transaction().execute((db) =>
      insertEntries(
        db,
        learnerId,
        Array.from({ length: LONG_LOG }, (_, index) => toAnswer(index)),
      ),
    );
    const pages = async () => {
      const read = [await evidenceOf(learner, "values")];
      for (let earlier = read[0]?.earlier ?? null; earlier !== null; earlier = read.at(-1)?.earlier ?? null)
        read.push(
          await learner.call("getEvidence", {
            params: { conceptId: "values" },
            query: { before: String(earlier) },
          }),
        );
      return read;
    };
    const ensureAddUp = async (answers: number) => {
      const read = await pages();
      expect(read.length).toBe(Math.ceil(LONG_LOG / 200));
      const shares = read.flatMap((page) => page.shares);
      expect(new Set(shares.map(({ event }) => event)).size).toBe(shares.length);
      const start = read.at(-1)?.startLogOdds ?? 0;
      const sum = shares.reduce((total, { logOdds }) => total + logOdds, start);
      expect(sum).toBeCloseTo(toLogOdds(read[0]?.mastery ?? 0), 6);
      expect((await standingOf(learner, "values"))?.mastery).toBeCloseTo(read[0]?.mastery ?? 0, 9);
      expect((await learner.call("getProgress")).attempts).toBe(answers);
      expect((await learner.call("getCalibration")).all.answers).toBe(answers);
    };
    await ensureAddUp(LONG_LOG);
    const { entries } = await learner.call("listLog");
    await learner.call("voidEntry", { params: { entryId: entries[9]?.id ?? "" }, body: {} });
    await ensureAddUp(LONG_LOG - 1);
    await answer(learner, "lists", true);
    await ensureAddUp(LONG_LOG);
    const exported = await learner.call("exportLearner");
    await learner.call("voidEntry", { params: { entryId: entries[19]?.id ?? "" }, body: {} });
    await ensureAddUp(LONG_LOG - 1);
    await learner.call("importLearner", { body: exported });
    await ensureAddUp(LONG_LOG);
  });

  /** An answer on `values` or `functions`, right three times of four. */
  const toAnswer = (index: number) => {
    const concept = index % 2 === 0 ? "values" : "functions";
    const event = {
      kind: "answered" as const,
      id: randomUUID(),
      at: Date.UTC(2025, 0, 1) + index * HOUR_MS,
      item: `${concept}.one`,
      concept,
      also: [],
      itemKind: "choose-one" as const,
      choices: 3,
      difficulty: "easy" as const,
      purpose: "step" as const,
      result: index % 4 === 3 ? ("wrong" as const) : ("right" as const),
      hints: 0,
      tries: 0,
      faults: [],
      onlyMeasures: false,
    };
    return { ...NO_CONTEXT, sequence: index + 1, event };
  };

  test("a due concept counts in the goal by how it was shown", async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "Understand promises" } });
    for (let times = 0; times < 2; times += 1) {
      const check = await learner.call("openCheck", { body: { purpose: "confirm", concept: "functions" } });
      const item = openItemOf(check);
      const body = { item: item.id, answer: rightAnswer(item) };
      await learner.call("answer", { params: { checkId: check.id }, body });
    }
    expect((await learner.call("getPath")).goal).toMatchObject({ strong: 0, answered: 1 });
    server.wait(400 * DAY_MS);
    expect((await standingOf(learner, "functions"))?.state).toBe("due");
    expect((await learner.call("getPath")).goal).toMatchObject({ strong: 0, answered: 1 });
    expect((await learner.call("getProgress")).strong).toBe(0);
  });

  test("missed items are those whose last answer was not right, without their answers", async () => {
    const learner = await server.begin();
    const missedOf = (conceptId: string) => learner.call("getMissed", { params: { conceptId } });
    await answer(learner, "values", true);
    await answer(learner, "functions", false);
    expect((await missedOf("values")).items).toEqual([]);
    const { items } = await missedOf("functions");
    const { entries } = await learner.call("listLog");
    expect(items.map(({ id }) => id)).toEqual([entries[0]?.attempt?.item]);
    await learner.call("voidEntry", { params: { entryId: entries[0]?.id ?? "" }, body: {} });
    expect((await missedOf("functions")).items).toEqual([]);
  });

  test("each share has the relation of its answer to the concept", async () => {
    const learner = await server.begin();
    await answer(learner, "functions", true);
    const relationIn = async (concept: string) => (await evidenceOf(learner, concept)).shares[0]?.relation;
    expect(await relationIn("functions")).toBe("own");
    expect(await relationIn("values")).toBe("rests-on-it");
    expect(await relationIn("promises")).toBe("under-it");
    expect(await relationIn("lists")).toBe("elsewhere");
    expect((await evidenceOf(learner, "values")).shares[0]?.says).toBe(
      "You got an item on “About functions” right, which needs this.",
    );
  });

  test("an answer lowers the uncertainty of its concept, an unchecked lesson raises it", async () => {
    const learner = await server.begin();
    expect((await standingOf(learner, "values"))?.uncertainty).toBeCloseTo(1, 9);
    await answer(learner, "values", true);
    const after = (await standingOf(learner, "values"))?.uncertainty ?? 1;
    expect(after).toBeLessThan(0.95);
    await learner.call("finishLesson", { params: { conceptId: "values" } });
    expect((await standingOf(learner, "values"))?.uncertainty).toBeGreaterThan(after);
  });

  test("a what-if lists the concepts that showing it would open, and changes nothing", async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "promises" } });
    await answer(learner, "values", false, 2);
    const held = async () => [await learner.call("getPath"), (await learner.call("exportLearner")).log];
    const before = await held();
    const whatIf = await learner.call("getWhatIf", { params: { conceptId: "values" } });
    expect(whatIf.next.concept).not.toBe("values");
    expect(whatIf.opens).toContain("functions");
    expect(whatIf.next.reason.sentence).not.toBe("");
    expect(await held()).toEqual(before);
    await answer(learner, "values", true, 2);
    expect((await learner.call("getStep")).concept).toBe(whatIf.next.concept);
  });

  test("a what-if needs a known concept and a learner", async () => {
    const learner = await server.begin();
    expect(await learner.refusal("GET", "/api/concepts/gone/what-if")).toMatchObject({ status: 404 });
    for (const path of ["/api/concepts/values/what-if", "/api/reviews"])
      expect((await fetch(`${server.base}${path}`)).status).toBe(401);
  });

  test("a shown concept falls due in time, the reviews of the day are counted, and a review empties the list", async () => {
    const learner = await server.begin();
    expect(await learner.call("getReviews")).toMatchObject({
      due: [],
      doneToday: 0,
      awayDays: null,
      nextDue: null,
    });
    await answer(learner, "values", true, 2);
    const { due, nextDue, perDay } = await learner.call("getReviews");
    expect(due).toEqual([]);
    expect(nextDue?.concept).toBe("values");
    server.wait(Date.parse(nextDue?.at ?? "") - server.deps.now() + DAY_MS);
    const later = await learner.call("getReviews");
    expect(later.due).toMatchObject([{ concept: "values", today: true }]);
    expect(later.due[0]?.recall).toBeLessThan(PARAMETERS.dueBelow);
    const check = await learner.call("openCheck", { body: { purpose: "review", concept: "values" } });
    const item = openItemOf(check);
    await learner.call("answer", {
      params: { checkId: check.id },
      body: { item: item.id, answer: rightAnswer(item) },
    });
    expect(await learner.call("getReviews")).toMatchObject({ due: [], doneToday: 1, perDay });
  });

  test("after a long absence, the concept that covers the other due ones comes first", async () => {
    const learner = await server.begin();
    for (const concept of ["values", "functions", "lists"]) await answer(learner, concept, true, 3);
    server.wait(400 * DAY_MS);
    const { due, awayDays } = await learner.call("getReviews");
    expect(awayDays).toBeGreaterThanOrEqual(399);
    expect(due[0]?.covers).toContain("values");
    expect(due.map(({ covers }) => covers.length)).toEqual(
      due.map(({ covers }) => covers.length).sort((a, b) => b - a),
    );
  });
});
