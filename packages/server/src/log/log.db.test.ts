import { randomUUID } from "node:crypto";
import type { Check } from "@aulo/contract";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { replayStates } from "../learners/replay-states.ts";
import { statesAreStored } from "../learners/store-state.ts";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import { type Client, createClient } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { NO_CONTEXT } from "./entry.ts";
import { insertEntries, selectOptionalState } from "./queries.ts";
import { loadState, saveState } from "./state.ts";

const LONG_LOG = 300;
const CONCEPTS = ["values", "functions", "lists", "promises"] as const;

onEachDatabase("The log", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const idOf = async (learner: Client) => (await learner.call("getLearner")).id;
  const stateOf = async (learner: Client) => (await loadState(server.deps, await idOf(learner))).state;
  const answerOnce = async (learner: Client, concept: string, right: boolean): Promise<Check> => {
    const check = await learner.call("openCheck", { body: { purpose: "step", concept } });
    const item = openItemOf(check);
    const answer = right ? rightAnswer(item) : wrongAnswer(item);
    const params = { checkId: check.id };
    return (await learner.call("answer", { params, body: { item: item.id, answer } })).check;
  };
  const newestEntry = async (learner: Client) => {
    const { entries } = await learner.call("listLog");
    return entries[0]?.id ?? "";
  };
  const masteryOf = async (learner: Client, concept: string) =>
    (await learner.call("getPath")).concepts.find((each) => each.concept === concept)?.mastery;
  const voidEntry = (learner: Client, entryId: string) =>
    learner.call("voidEntry", { params: { entryId }, body: { note: "this item was wrong" } });

  test("a void gives the same state as if the answer had never been given, but that it was seen", async () => {
    const step = fc.record({ concept: fc.constantFrom(...CONCEPTS), right: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 4 }), step, async (before, taken) => {
        const learner = await server.begin();
        for (const { concept, right } of before) await answerOnce(learner, concept, right);
        const { seen: _, ...state } = await stateOf(learner);
        await answerOnce(learner, taken.concept, taken.right);
        expect(await stateOf(learner)).not.toMatchObject(state);
        await voidEntry(learner, await newestEntry(learner));
        expect(await stateOf(learner)).toMatchObject(state);
      }),
      { numRuns: 12 },
    );
  });

  test("a void stays in the log beside the voided entry, which then counts for nothing", async () => {
    const learner = await server.begin();
    await answerOnce(learner, "values", false);
    const answered = await newestEntry(learner);
    const entry = await voidEntry(learner, answered);
    expect(entry).toMatchObject({ kind: "voided", voids: answered, note: "this item was wrong" });
    const { entries } = await learner.call("listLog");
    expect(entries.map(({ kind, attempt }) => [kind, attempt?.voided])).toEqual([
      ["voided", undefined],
      ["answered", true],
    ]);
    const evidence = await learner.call("getEvidence", { params: { conceptId: "values" } });
    expect(evidence.shares).toMatchObject([{ event: answered, voided: true, logOdds: 0 }]);
    expect(evidence.mastery).toBe(await masteryOf(await server.begin(), "values"));
  });

  test("an open check forgets a voided answer", async () => {
    const learner = await server.begin();
    await answerOnce(learner, "values", false);
    await voidEntry(learner, await newestEntry(learner));
    const check = await answerOnce(learner, "values", false);
    expect(check).toMatchObject({ state: "open", asked: 1 });
  });

  test("a voided entry, a void, and another learner's entry cannot be voided", async () => {
    const [learner, other] = [await server.begin(), await server.begin()];
    await answerOnce(learner, "values", true);
    const answered = await newestEntry(learner);
    expect(await other.refusal("POST", `/api/log/${answered}/void`, {})).toMatchObject({ status: 404 });
    const { id } = await voidEntry(learner, answered);
    for (const entry of [answered, id])
      expect(await learner.refusal("POST", `/api/log/${entry}/void`, {})).toMatchObject({
        status: 409,
        type: "/problems/not-voidable",
      });
  });

  test("a reset forgets one concept or all, ends its open checks, and keeps the log", async () => {
    const learner = await server.begin();
    for (const concept of ["values", "lists"]) await answerOnce(learner, concept, true);
    await learner.call("reset", { body: { concept: "lists" } });
    const fresh = await (await server.begin()).call("getPath");
    const stateOfConcept = async (concept: string) =>
      (await learner.call("getPath")).concepts.find((each) => each.concept === concept)?.state;
    expect(await stateOfConcept("lists")).not.toBe("strong");
    expect(
      (await learner.call("getEvidence", { params: { conceptId: "lists" } })).shares.at(-1),
    ).toMatchObject({
      kind: "reset",
      relation: "own",
    });
    expect(await masteryOf(learner, "values")).toBeGreaterThan(
      fresh.concepts.find(({ concept }) => concept === "values")?.mastery ?? 1,
    );
    await learner.call("reset", { body: { concept: null } });
    expect((await learner.call("getPath")).concepts).toEqual(fresh.concepts);
    expect((await learner.call("listLog")).entries).toHaveLength(4);
    expect(await learner.refusal("POST", "/api/resets", { concept: "gone" })).toMatchObject({ status: 422 });
  });

  test("the log comes in pages, newest first", async () => {
    const learner = await server.begin();
    for (const conceptId of CONCEPTS) await learner.call("finishLesson", { params: { conceptId } });
    const first = await learner.call("listLog", { query: { limit: "3" } });
    expect(first.more).toBe(true);
    expect(first.entries.map(({ sequence }) => sequence)).toEqual([4, 3, 2]);
    const second = await learner.call("listLog", { query: { limit: "3", before: "2" } });
    expect(second).toMatchObject({ more: false, entries: [{ sequence: 1, concept: "values" }] });
  });

  test("no entry of the log can be changed, or deleted without its learner", async () => {
    const learner = await server.begin();
    await answerOnce(learner, "values", true);
    const { db } = server.deps;
    await expect(db.updateTable("log").set({ note: "changed" }).execute()).rejects.toThrow("append-only");
    await expect(db.deleteFrom("log").execute()).rejects.toThrow("append-only");
    await expect(sql`TRUNCATE log`.execute(db)).rejects.toThrow("append-only");
    expect((await learner.call("listLog")).entries).toMatchObject([{ note: "" }]);
  });

  test("a replay finds each stored state equal to its log, and repairs a wrong one", async () => {
    const learner = await server.begin();
    for (const concept of CONCEPTS) await answerOnce(learner, concept, true);
    await voidEntry(learner, await newestEntry(learner));
    const state = await stateOf(learner);
    const id = await idOf(learner);
    const foundOf = async () => {
      for await (const { learnerId, found } of replayStates(server.deps)) if (learnerId === id) return found;
      return null;
    };
    expect(await foundOf()).toBe("same");
    const { sequence } = (await selectOptionalState(server.deps.db, id)) ?? { sequence: 0 };
    await saveState(server.deps, id, { state: { ...state, placed: true }, sequence });
    expect(await foundOf()).toBe("differs");
    expect(await stateOf(learner)).toEqual(state);
    await sql`UPDATE states SET engine_version = 0 WHERE learner_id = ${id}`.execute(server.deps.db);
    expect((await learner.call("getLearner")).placed).toBe(false);
    expect(await foundOf()).toBe("stale");
  });

  test("the state of a long log is stored from time to time, apart from the changes, and counts whole after a restart", async () => {
    const learner = await server.begin();
    const id = await idOf(learner);
    const lessons = Array.from({ length: LONG_LOG }, (_, index) => {
      const event = { kind: "lesson-finished" as const, id: randomUUID(), at: index, concept: "values" };
      return { ...NO_CONTEXT, sequence: index + 1, event };
    });
    await insertEntries(server.deps.db, id, lessons);
    const params = { conceptId: "lists" };
    const storedUpTo = async () => {
      await statesAreStored();
      return (await selectOptionalState(server.deps.db, id))?.sequence ?? 0;
    };
    const sequences = new Set<number>();
    for (let count = 1; count <= 120; count += 1) {
      await learner.call("finishLesson", { params });
      const stored = await storedUpTo();
      sequences.add(stored);
      expect(LONG_LOG + count - stored).toBeLessThanOrEqual(100);
    }
    expect(sequences.size).toBe(2);
    const path = (await learner.call("getPath")).concepts;
    const restarted = await startTestServer({ db: server.deps.db, url: null, close: async () => {} });
    try {
      const client = createClient(restarted.base, learner.token);
      expect((await client.call("getPath")).concepts).toEqual(path);
    } finally {
      await restarted.stop();
    }
    for await (const { learnerId, found } of replayStates(server.deps))
      if (learnerId === id) expect(found).toBe("same");
    expect(await storedUpTo()).toBe(LONG_LOG + 120);
  });

  test("a stored state that cannot be read is folded anew", async () => {
    const learner = await server.begin();
    await answerOnce(learner, "values", true);
    const state = await stateOf(learner);
    await server.deps.db
      .updateTable("states")
      .set({ state: Buffer.from("cut off") })
      .where("learner_id", "=", await idOf(learner))
      .execute();
    const restarted = await startTestServer({ db: server.deps.db, url: null, close: async () => {} });
    try {
      expect((await loadState(restarted.deps, await idOf(learner))).state).toEqual(state);
    } finally {
      await restarted.stop();
    }
  });

  test("a learner who is deleted leaves no row behind", async () => {
    const learner = await server.begin();
    const id = await idOf(learner);
    await learner.call("createGoal", { body: { text: "lists" } });
    await answerOnce(learner, "values", true);
    const answered = await newestEntry(learner);
    await learner.call("finishLesson", { params: { conceptId: "values" }, key: "the-key" });
    const files = { "double.js": "" };
    await learner.call("saveDraft", {
      params: { concept: "functions", exercise: "double" },
      body: { files, revision: 0 },
    });
    await learner.call("disputeAnswer", { params: { entryId: answered }, body: { reason: "mine" } });
    await learner.call("deleteLearner");
    const { rows } = await sql<{ table: string }>`
      SELECT table_name AS table FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'learner_id'`.execute(server.deps.db);
    expect(rows.length).toBeGreaterThanOrEqual(8);
    for (const { table } of rows) {
      const left = await sql`SELECT 1 FROM ${sql.table(table)} WHERE learner_id = ${id}`.execute(
        server.deps.db,
      );
      expect(left.rows, table).toEqual([]);
    }
    expect(await learner.refusal("GET", "/api/learner")).toMatchObject({ type: "/problems/unknown-token" });
  });
});
