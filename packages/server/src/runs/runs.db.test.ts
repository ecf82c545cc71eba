import { randomUUID } from "node:crypto";
import { type Check, LIMITS, type NewRun, type RunEvent } from "@aulo/contract";
import type { Job, Outcome } from "@aulo/runner";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openItemOf, rightAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { scriptedRunner } from "../testing/scripted-runner.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { recordRun } from "./record-run.ts";

onEachDatabase("Runs", (open) => {
  let server: TestServer;
  const prepared: Job[] = [];

  beforeAll(async () => {
    const runner = { ...scriptedRunner(), prepare: (job: Job) => void prepared.push(job) };
    server = await startTestServer(await open(), { runner });
  });
  afterAll(() => server.stop());

  const sentTo = (check: Check, code: string): Extract<NewRun, { kind: "exercise" }> => {
    const item = openItemOf(check);
    if (item.kind !== "exercise") throw new Error("The open item is no exercise.");
    return { kind: "exercise", check: check.id, item: item.id, files: { [item.entry]: code } };
  };
  const start = (learner: Client, check: Check, code: string, key: string = randomUUID()) =>
    learner.call("startRun", { body: sentTo(check, code), key });
  const endOf = (events: readonly RunEvent[]) => {
    const last = events.at(-1);
    if (last?.kind !== "ended") throw new Error("The run has not ended.");
    return last.run;
  };
  const runToEnd = async (learner: Client, check: Check, code: string) =>
    endOf(await learner.follow((await start(learner, check, code)).id));

  /** A learner whose check on `functions` has reached its exercise. */
  const comeToExercise = async (): Promise<{ learner: Client; check: Check }> => {
    const learner = await server.begin();
    let check = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
    for (let item = openItemOf(check); item.kind !== "exercise"; item = openItemOf(check)) {
      const body = { item: item.id, answer: rightAnswer(item) };
      ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
    }
    return { learner, check };
  };

  test("more connections than the limit cannot follow one run, and one that is closed makes room", async () => {
    const { learner, check } = await comeToExercise();
    const { id } = await start(learner, check, "hang");
    const headers = { authorization: `Bearer ${learner.token}` };
    const follow = async () => {
      const closing = new AbortController();
      const { status } = await fetch(`${server.base}/api/runs/${id}/events`, {
        headers,
        signal: closing.signal,
      });
      return { status, close: () => closing.abort() };
    };
    const followers = await Promise.all(Array.from({ length: LIMITS.followersAtOnce }, follow));
    expect(followers.map(({ status }) => status)).toEqual(followers.map(() => 200));
    expect(await follow()).toMatchObject({ status: 429 });
    followers[0]?.close();
    await vi.waitFor(async () => expect(await follow()).toMatchObject({ status: 200 }));
    await learner.call("cancelRun", { params: { runId: id } });
  });

  test("the runner prepares for an exercise that is shown", async () => {
    prepared.length = 0;
    const { check } = await comeToExercise();
    const item = openItemOf(check);
    if (item.kind !== "exercise") throw new Error("The open item is no exercise.");
    expect(prepared.map(({ kind, entry }) => [kind, entry])).toEqual([["function", item.entry]]);
  });

  test("three failing runs that name the same concept offer its lesson, and a passing run offers nothing", async () => {
    const { learner, check } = await comeToExercise();
    const offers = [];
    for (const code of ["return value", "return value + 1", "return value + 2", "return value * 2"])
      offers.push((await runToEnd(learner, check, code)).result?.offer);
    expect(offers).toEqual([null, null, "values", null]);
  });

  test("a passing run ends the exercise, and its solutions are shown", async () => {
    const { learner, check } = await comeToExercise();
    const run = await runToEnd(learner, check, "return value * 2");
    expect(run).toMatchObject({ state: "ended", outcome: { kind: "passed", says: "The test passes." } });
    expect(run.result).toMatchObject({ attempt: { result: "right", tries: 0 }, check: { state: "passed" } });
    expect(run.result?.feedback.solutions.map(({ name }) => name)).toEqual(["times", "plus"]);
    expect(await learner.call("getRun", { params: { runId: run.id } })).toEqual(run);
  });

  test("a passed exercise runs again and does not count; an open one does not run as ended", async () => {
    const { learner, check } = await comeToExercise();
    const ended = (code: string): NewRun => ({
      ...sentTo(check, code),
      kind: "ended-exercise",
    });
    expect(await learner.refusal("POST", "/api/runs", ended("return value"))).toMatchObject({ status: 404 });
    await runToEnd(learner, check, "return value * 2");
    const before = await learner.call("listLog");
    const { id } = await learner.call("startRun", { body: ended("return value") });
    expect(endOf(await learner.follow(id))).toMatchObject({ outcome: { kind: "failed" }, result: null });
    expect(await learner.call("listLog")).toEqual(before);
  });

  test("an exercise that was not passed, or that is open in another check, does not run as ended", async () => {
    const { learner, check } = await comeToExercise();
    await runToEnd(learner, check, "return value");
    await learner.call("endCheck", { params: { checkId: check.id } });
    const ended = (of: Check): NewRun => ({
      ...sentTo(check, "return value"),
      check: of.id,
      kind: "ended-exercise",
    });
    expect(await learner.refusal("POST", "/api/runs", ended(check))).toMatchObject({ status: 404 });

    const other = await comeToExercise();
    await runToEnd(other.learner, other.check, "return value * 2");
    const body = { ...sentTo(other.check, "return value"), kind: "ended-exercise" };
    await server.deps.db
      .insertInto("checks")
      .columns([
        "learner_id",
        "id",
        "purpose",
        "concept",
        "state",
        "seed",
        "open_item",
        "answers",
        "before",
        "started_at",
      ])
      .expression((eb) =>
        eb
          .selectFrom("checks")
          .select(({ val, cast }) => [
            "learner_id",
            cast<string>(val(randomUUID()), "uuid").as("id"),
            "purpose",
            "concept",
            cast<string>(val("open"), "text").as("state"),
            "seed",
            cast<string>(val(JSON.stringify({ item: body.item })), "jsonb").as("open_item"),
            "answers",
            "before",
            "started_at",
          ])
          .where("id", "=", other.check.id),
      )
      .execute();
    expect(await other.learner.refusal("POST", "/api/runs", body)).toMatchObject({ status: 404 });
  });

  test("a verdict that is recorded again, since its reply was lost, counts once", async () => {
    const { learner, check } = await comeToExercise();
    const { id } = await learner.call("getLearner");
    const outcome: Outcome = {
      kind: "timed-out",
      afterMs: 5_000,
      tests: [],
      printed: { stdout: "", stderr: "", pieces: [] },
      durationMs: 1,
      peakMemoryMb: null,
    };
    const run = { learnerId: id, id: randomUUID(), asked: sentTo(check, "loop"), outcome };
    const { sequence = 0 } = (await learner.call("listLog")).entries[0] ?? {};
    const first = await recordRun(server.deps, run);
    expect(await recordRun(server.deps, run)).toEqual(first);
    expect((await learner.call("listLog")).entries[0]?.sequence).toBe(sequence + 1);
  });

  test("a failing run counts as a try, names the concept at fault, and leaves the exercise open", async () => {
    const { learner, check } = await comeToExercise();
    const first = await runToEnd(learner, check, "return value");
    expect(first.outcome).toMatchObject({ kind: "failed", tests: [{ concept: "values", passed: false }] });
    expect(first.result).toMatchObject({
      attempt: { result: "wrong", tries: 0 },
      feedback: { right: false, solutions: [] },
      check: { state: "open", item: { id: openItemOf(check).id }, asked: check.asked },
      next: null,
    });
    const second = await runToEnd(learner, check, "while (true) { loop }");
    expect(second.outcome).toMatchObject({ kind: "timed-out", says: expect.stringContaining("5 s") });
    expect(second.result?.attempt.tries).toBe(1);
    const third = await runToEnd(learner, check, "return value * 2");
    expect(third.result).toMatchObject({
      attempt: { result: "right", tries: 2 },
      check: { state: "passed" },
    });
    const { log } = await learner.call("exportLearner");
    expect(log.at(-3)).toMatchObject({ event: { result: "wrong", faults: ["values"] } });
  });

  test("an exercise that is given up shows its solutions, and the check goes on", async () => {
    const { learner, check } = await comeToExercise();
    await runToEnd(learner, check, "return value");
    const body = { item: openItemOf(check).id, answer: { kind: "dont-know" as const } };
    const reply = await learner.call("answer", { params: { checkId: check.id }, body });
    expect(reply.feedback.solutions).toHaveLength(2);
    expect(reply.check.item?.id).not.toBe(openItemOf(check).id);
  });

  test("a cancelled run, and one that the judge or the machine could not run or was too busy for, do not count", async () => {
    const { learner, check } = await comeToExercise();
    const broken = await runToEnd(learner, check, "break the judge");
    expect(broken).toMatchObject({ outcome: { kind: "judge-failed" }, result: null });
    const lacking = await runToEnd(learner, check, "need a redis");
    expect(lacking).toMatchObject({ outcome: { kind: "not-runnable" }, result: null });
    const starved = await runToEnd(learner, check, "starve");
    expect(starved).toMatchObject({ outcome: { kind: "too-busy" }, result: null });
    const { id } = await start(learner, check, "hang");
    await learner.call("cancelRun", { params: { runId: id } });
    expect(endOf(await learner.follow(id))).toMatchObject({ outcome: { kind: "cancelled" }, result: null });
    const { entries } = await learner.call("listLog");
    expect(entries.every(({ attempt }) => attempt?.result === "right")).toBe(true);
  });

  test("the events of a run are sent from the start, or after the last one seen", async () => {
    const { learner, check } = await comeToExercise();
    const { id } = await start(learner, check, "return value * 2");
    const events = await learner.follow(id);
    expect(events.map(({ kind }) => kind)).toEqual(["queued", "started", "printed", "test-ended", "ended"]);
    expect(await learner.follow(id)).toEqual(events);
    expect(await learner.follow(id, 3)).toEqual(events.slice(3));
    const after = await fetch(`${server.base}/api/runs/${id}/events`, {
      headers: { authorization: `Bearer ${learner.token}`, "last-event-id": "5" },
    });
    expect(after.status).toBe(204);
  });

  test("a stream sends events while the run is under way, and is not compressed", async () => {
    const { learner, check } = await comeToExercise();
    const { id } = await start(learner, check, "hang");
    const response = await fetch(`${server.base}/api/runs/${id}/events`, {
      headers: { authorization: `Bearer ${learner.token}`, "accept-encoding": "gzip" },
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("content-encoding")).toBeNull();
    const text = response.text();
    await learner.call("cancelRun", { params: { runId: id } });
    expect(await text).toContain('event: ended\ndata: {"kind":"ended"');
  });

  test("the same key starts one run", async () => {
    const { learner, check } = await comeToExercise();
    const runs = await Promise.all([1, 2, 3].map(() => start(learner, check, "return value", "the-key")));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    await learner.follow(runs[0]?.id ?? "");
    const { entries } = await learner.call("listLog");
    expect(entries.filter(({ attempt }) => attempt?.result === "wrong")).toHaveLength(1);
  });

  test("a run above the limit is refused with the time to wait", async () => {
    const { learner, check } = await comeToExercise();
    const runs = [await start(learner, check, "hang"), await start(learner, check, "hang")];
    const response = await fetch(`${server.base}/api/runs`, {
      method: "POST",
      headers: { authorization: `Bearer ${learner.token}`, "content-type": "application/json" },
      body: JSON.stringify(sentTo(check, "hang")),
    });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    for (const { id } of runs) await learner.call("cancelRun", { params: { runId: id } });
    for (const { id } of runs) await learner.follow(id);
    expect((await runToEnd(learner, check, "return value")).state).toBe("ended");
  });

  test("a verdict that comes after the exercise was given up in another tab does not count", async () => {
    const { learner, check } = await comeToExercise();
    const { id } = await start(learner, check, "hang");
    const body = { item: openItemOf(check).id, answer: { kind: "dont-know" as const } };
    await learner.call("answer", { params: { checkId: check.id }, body });
    await learner.call("cancelRun", { params: { runId: id } });
    expect(endOf(await learner.follow(id)).result).toBeNull();
    const problem = await learner.refusal("POST", "/api/runs", sentTo(check, "return value * 2"));
    expect(problem).toMatchObject({ status: 409, type: "/problems/already-answered" });
  });

  test("the files of an exercise run without its tests, and count for nothing", async () => {
    const { learner, check } = await comeToExercise();
    const { item, files } = sentTo(check, "return value");
    const before = await learner.call("listLog");
    const { id } = await learner.call("startRun", { body: { kind: "try", item, files } });
    const events = await learner.follow(id);
    expect(endOf(events)).toMatchObject({
      outcome: {
        ...{ kind: "finished", tests: [], stdout: "printed\n" },
        pieces: [{ stream: "stdout", text: "printed\n", afterMs: 1 }],
      },
      result: null,
    });
    expect(await learner.call("listLog")).toEqual(before);
    expect((await runToEnd(learner, check, "return value * 2")).result?.attempt.tries).toBe(0);
  });

  test("the actions of a test are shown once the run has ended, and those of a passed test when every test passes", async () => {
    const { learner, check } = await comeToExercise();
    const { id } = await start(learner, check, "return value, of two tests");
    const events = await learner.follow(id);
    const live = events.flatMap((event) => (event.kind === "test-ended" ? [event.test] : []));
    expect(live.map(({ actions }) => actions)).toEqual([[], []]);
    expect(endOf(events).outcome?.tests.map(({ passed, actions }) => [passed, actions.length])).toEqual([
      [false, 1],
      [true, 0],
    ]);
    const passed = await runToEnd(learner, check, "return value * 2");
    expect(passed.outcome?.tests).toMatchObject([
      { passed: true, actions: [{ kind: "call", did: "double(21)", got: "42" }] },
    ]);
  });

  test.each(["values.1", "values.again.1"])(
    "the edited example %s of a lesson runs and counts for nothing",
    async (example) => {
      const learner = await server.begin();
      const body = { kind: "example" as const, concept: "values", example, code: "console.log(3)" };
      const { id } = await learner.call("startRun", { body });
      expect(endOf(await learner.follow(id))).toMatchObject({
        outcome: { kind: "finished", stdout: "printed\n", says: "It ran to its end." },
        result: null,
      });
      expect((await learner.call("listLog")).entries).toEqual([]);
    },
  );

  test.each([
    [
      "an example that is not there",
      { kind: "example", concept: "values", example: "values.9", code: "" },
      404,
    ],
    ["an example of no concept", { kind: "example", concept: "gone", example: "gone.1", code: "" }, 404],
    [
      "too long an example",
      { kind: "example", concept: "values", example: "values.1", code: "a".repeat(300_000) },
      422,
    ],
  ])("%s is refused", async (_, body, status) => {
    const learner = await server.begin();
    expect(await learner.refusal("POST", "/api/runs", body)).toMatchObject({ status });
  });

  test.each([
    ["without its entry", { "other.js": "" }, 422],
    ["without any file", {}, 422],
    ["out of the folder", { "double.js": "", "twice.js": "", "../out.js": "" }, 422],
    ["of too many files", Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${n}.js`, ""])), 422],
    ["of 2 MB", { "double.js": "a".repeat(2_000_000) }, 413],
  ])("code %s is refused, and counts for nothing", async (_, files, status) => {
    const { learner, check } = await comeToExercise();
    const body = { kind: "exercise", check: check.id, item: openItemOf(check).id, files };
    expect(await learner.refusal("POST", "/api/runs", body)).toMatchObject({ status });
  });

  test("code to a closed item is refused", async () => {
    const learner = await server.begin();
    const check = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    const body = { kind: "exercise", check: check.id, item: openItemOf(check).id, files: { "a.js": "" } };
    expect(await learner.refusal("POST", "/api/runs", body)).toMatchObject({ status: 422 });
  });

  test("nobody sees another learner's run", async () => {
    const { learner, check } = await comeToExercise();
    const other = await server.begin();
    const { id } = await start(learner, check, "return value");
    for (const path of [`/api/runs/${id}`, `/api/runs/${id}/events`])
      expect(await other.refusal("GET", path)).toMatchObject({ status: 404 });
    expect(await other.refusal("DELETE", `/api/runs/${id}`)).toMatchObject({ status: 404 });
  });
});
