import { randomUUID } from "node:crypto";
import type { Check, NewRun, RunEvent } from "@aulo/contract";
import type { Job } from "@aulo/runner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { scriptedRunner } from "../testing/scripted-runner.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("Runs", (open) => {
  let server: TestServer;
  const prepared: Job[] = [];

  beforeAll(async () => {
    const runner = { ...scriptedRunner(), prepare: (job: Job) => void prepared.push(job) };
    server = await startTestServer(await open(), { runner });
  });
  afterAll(() => server.stop());

  const sentTo = (check: Check, code: string): NewRun => {
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

  test("a cancelled run, and one that the judge or the machine could not run, do not count", async () => {
    const { learner, check } = await comeToExercise();
    const broken = await runToEnd(learner, check, "break the judge");
    expect(broken).toMatchObject({ outcome: { kind: "judge-failed" }, result: null });
    const lacking = await runToEnd(learner, check, "need a redis");
    expect(lacking).toMatchObject({ outcome: { kind: "not-runnable" }, result: null });
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
