import type { Check } from "@aulo/contract";
import { authoredDifficulty } from "@aulo/engine";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readLogs } from "../learners/read-logs.ts";
import { replayStates } from "../learners/replay-states.ts";
import { openItemOf, rightAnswer, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { calibrateItems } from "./calibrate-items.ts";
import { foldMeasurements } from "./fold-measurements.ts";
import { selectDifficulties } from "./queries.ts";

/** Number of learners whose answers enter the shared estimate together. */
const ENOUGH = 10;

onEachDatabase("The difficulty of an item", (open) => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer(await open());
  });
  afterEach(() => server.stop());

  const openOn = (learner: Client): Promise<Check> =>
    learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
  const answerIn = async (learner: Client, check: Check, right: boolean): Promise<string> => {
    const item = openItemOf(check);
    const answer = right ? rightAnswer(item) : wrongAnswer(item);
    await learner.call("answer", { params: { checkId: check.id }, body: { item: item.id, answer } });
    return item.id;
  };
  const answerOnce = async (learner: Client, right: boolean) =>
    answerIn(learner, await openOn(learner), right);
  const beginMany = (count: number) => Promise.all(Array.from({ length: count }, () => server.begin()));
  const difficulties = async () => {
    await foldMeasurements(server.deps);
    return selectDifficulties(server.deps.db);
  };
  const measuredIn = async () =>
    (await readLogs(server.deps)).flatMap((log) =>
      log.flatMap((event) => (event.kind === "answered" ? [event.measured ?? null] : [])),
    );

  test("is its author's estimate until somebody answers it, and moves with each answer", async () => {
    expect(await difficulties()).toEqual([]);
    const item = await answerOnce(await server.begin(), false);
    const row = (await difficulties()).find((each) => each.item === item);
    expect(row).toMatchObject({ answers: 1, shared: null, version: 0 });
    const node = server.deps.catalogue.graph.items.find(({ id }) => id === item);
    expect(row?.difficulty).toBeGreaterThan(authoredDifficulty(node?.difficulty ?? "medium").difficulty);
  });

  test("loses no answer when learners answer one item at once", async () => {
    const learners = await beginMany(6);
    const checks = await Promise.all(
      learners.map(async (learner) => ({ learner, check: await openOn(learner) })),
    );
    await Promise.all(checks.map(({ learner, check }) => answerIn(learner, check, true)));
    const rows = await difficulties();
    expect(rows.reduce((sum, { answers }) => sum + answers, 0)).toBe(6);
  });

  test("moves the same, however often and by however many nodes the answers are folded", async () => {
    const learners = await beginMany(6);
    for (const learner of learners) await answerOnce(learner, true);
    await Promise.all([1, 2, 3].map(() => foldMeasurements(server.deps)));
    const rows = await difficulties();
    expect(rows.reduce((sum, { answers }) => sum + answers, 0)).toBe(6);
    expect(await difficulties()).toEqual(rows);
  });

  test("is used once ten learners have answered, and then stays with the answers that follow", async () => {
    for (const learner of await beginMany(ENOUGH)) await answerAll(learner, false);
    await foldMeasurements(server.deps);
    expect(await measuredIn()).toEqual(expect.arrayContaining([null]));
    expect((await measuredIn()).filter((each) => each !== null)).toEqual([]);
    await answerAll(await server.begin(), true);
    const carried = (await measuredIn()).filter((each) => each !== null);
    expect(carried.length).toBeGreaterThan(0);
    for await (const { found } of replayStates(server.deps)) expect(found).toBe("same");
  });

  /** Answers items of one concept until its check has ended. */
  const answerAll = async (learner: Client, right: boolean): Promise<void> => {
    let check = await openOn(learner);
    while (check.state === "open") {
      await answerIn(learner, check, right);
      check = await learner.call("getCheck", { params: { checkId: check.id } });
    }
  };

  test("reveals nothing about a single learner: the shared estimate moves only with every tenth answer", async () => {
    for (const learner of await beginMany(ENOUGH)) await answerAll(learner, false);
    const shared = async () => (await difficulties()).map((row) => row.shared);
    const before = await shared();
    await answerAll(await server.begin(), true);
    expect(await shared()).toEqual(before);
  });

  test("is fitted anew by a calibration, which leaves logs and states as they are", async () => {
    for (const learner of await beginMany(3)) await answerAll(learner, true);
    const logs = await readLogs(server.deps);
    const online = await difficulties();
    const tried = await calibrateItems(server.deps, { dryRun: true });
    expect(tried).toMatchObject({ version: 1, learners: 3, written: false });
    expect(await difficulties()).toEqual(online);
    const done = await calibrateItems(server.deps, { dryRun: false });
    expect(done).toEqual({ ...tried, written: true });
    const rows = await difficulties();
    expect(rows.map(({ item, answers, version }) => ({ item, answers, version }))).toEqual(
      online.map(({ item, answers }) => ({ item, answers, version: 1 })),
    );
    expect(await calibrateItems(server.deps, { dryRun: false })).toMatchObject({ version: 2 });
    expect(await readLogs(server.deps)).toEqual(logs);
    for await (const { found } of replayStates(server.deps)) expect(found).toBe("same");
  });

  test("does not move with answers of a learner whose log was imported, now or at a calibration", async () => {
    const [owner, visitor] = await beginMany(2);
    if (owner === undefined || visitor === undefined) throw new Error("Two learners were to begin.");
    await answerOnce(owner, true);
    const online = await difficulties();
    await visitor.call("importLearner", { body: await owner.call("exportLearner") });
    await answerOnce(visitor, false);
    expect(await difficulties()).toEqual(online);
    expect(await calibrateItems(server.deps, { dryRun: true })).toMatchObject({ learners: 1, answers: 1 });
  });

  test("forgets voided answers and deleted learners at the next calibration, which refuses to fit to nothing", async () => {
    const [stays, goes] = await beginMany(2);
    if (stays === undefined || goes === undefined) throw new Error("Two learners were to begin.");
    await answerOnce(stays, true);
    await answerOnce(goes, false);
    await goes.call("deleteLearner");
    expect(await calibrateItems(server.deps, { dryRun: false })).toMatchObject({ learners: 1, answers: 1 });
    const { entries } = await stays.call("listLog");
    await stays.call("voidEntry", { params: { entryId: entries[0]?.id ?? "" }, body: { note: "" } });
    await expect(calibrateItems(server.deps, { dryRun: false })).rejects.toThrow("nothing to fit");
  });
});
