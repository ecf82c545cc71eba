import { type Check, LIMITS, type NewRun, type RunEvent } from "@aulo/contract";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Connected } from "../../db/connect.ts";
import { openItemOf, rightAnswer } from "../../testing/answers.ts";
import { type Client, createClient, Refused } from "../../testing/client.ts";
import { onServer } from "../../testing/databases.ts";
import { scriptedRunner } from "../../testing/scripted-runner.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import type { PreparingRunner } from "../runs.ts";

type Node = Parameters<typeof startTestServer>[1];

const EXAMPLE = { kind: "example", concept: "values", example: "values.1", code: "1" } satisfies NewRun;
const WAIT = { timeout: 60_000, interval: 100 };

onServer("Runs of several nodes", (open) => {
  let connected: Connected;
  let started: TestServer[] = [];

  beforeAll(async () => {
    connected = await open();
  });
  afterEach(async () => {
    for (const node of started) await node.stop();
    started = [];
    await connected.db.deleteFrom("learners").execute();
  });
  afterAll(() => connected.close());

  /** A node on the database that they share. */
  const start = async (options: Node): Promise<TestServer> => {
    const node = await startTestServer({ ...connected, close: async () => {} }, options);
    started.push(node);
    return node;
  };
  const stop = async (node: TestServer) => {
    started = started.filter((each) => each !== node);
    await node.stop();
  };
  const startWeb = (options: Node = {}) => start({ ...options, runner: null });
  const startJudge = (runner: PreparingRunner = scriptedRunner()) => start({ runner, lanes: 1 });

  const comeToExercise = async (web: TestServer): Promise<{ learner: Client; check: Check }> => {
    const learner = await web.begin();
    let check = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
    for (let item = openItemOf(check); item.kind !== "exercise"; item = openItemOf(check)) {
      const body = { item: item.id, answer: rightAnswer(item) };
      ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
    }
    return { learner, check };
  };
  const send = async (learner: Client, check: Check, code: string) => {
    const item = openItemOf(check);
    if (item.kind !== "exercise") throw new Error("The open item is no exercise.");
    const files = { [item.entry]: code };
    return learner.call("startRun", { body: { kind: "exercise", check: check.id, item: item.id, files } });
  };
  const startedOn = (learner: Client, runId: string) =>
    vi.waitFor(
      async () =>
        expect(await learner.call("getRun", { params: { runId } })).toMatchObject({ state: "running" }),
      WAIT,
    );
  const attemptsOf = async (learner: Client) =>
    (await learner.call("listLog")).entries.filter(({ attempt }) => attempt?.item.includes("/")).length;

  test("a run that one web node took in is judged elsewhere and followed on another web node, with the same events", async () => {
    const [one, two] = [await startWeb(), await startWeb()];
    const { learner, check } = await comeToExercise(one);
    const { id } = await send(learner, check, "return value * 2");
    const elsewhere = createClient(two.base, learner.token);
    const [concept = "", exercise = ""] = openItemOf(check).id.split("/");
    expect((await elsewhere.call("getDraftNews", { params: { concept, exercise } })).run).toEqual({
      id,
      hasEnded: false,
    });
    const following = elsewhere.follow(id);
    await startJudge();
    const events = await following;
    expect(events.filter(({ kind }) => kind !== "queued").map(({ kind }) => kind)).toEqual([
      "started",
      "printed",
      "test-ended",
      "ended",
    ]);
    expect(events.at(-1)).toMatchObject({
      run: { outcome: { kind: "passed" }, result: { attempt: { result: "right" } } },
    });
    const again = await learner.follow(id);
    expect(again).toEqual(events.filter((event, place) => event.kind !== "queued" || place === 0));
    expect(await elsewhere.follow(id, 3)).toEqual(again.slice(3));
    expect(await attemptsOf(learner)).toBe(1);
  });

  test("a run survives the restart of the web node that took it in and of the judge that held it", async () => {
    const web = await startWeb();
    const { learner, check } = await comeToExercise(web);
    const judge = await startJudge({
      ...scriptedRunner(),
      run: (job, options) => scriptedRunner().run({ ...job, files: { "a.js": "hang" } }, options),
    });
    const { id } = await send(learner, check, "return value * 2");
    await startedOn(learner, id);
    await stop(web);
    await stop(judge);
    const client = createClient((await start({})).base, learner.token);
    expect((await client.follow(id)).at(-1)).toMatchObject({ run: { outcome: { kind: "passed" } } });
    expect(await attemptsOf(client)).toBe(1);
  });

  test("the run of a judge that is silent is given to another, and the late verdict of the first counts nothing", async () => {
    const release = Promise.withResolvers<void>();
    const web = await startWeb();
    const { learner, check } = await comeToExercise(web);
    const late = await startJudge({
      ...scriptedRunner(),
      run: async (job) => {
        await release.promise;
        return scriptedRunner().run(job);
      },
    });
    const { id } = await send(learner, check, "return value");
    await startedOn(learner, id);
    await startJudge();
    const silence = setInterval(
      () =>
        sql`UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE id = ${id} AND retry_count = 0`.execute(
          connected.db,
        ),
      100,
    );
    const events = await learner.follow(id);
    clearInterval(silence);
    expect(events.at(-1)).toMatchObject({ run: { outcome: { kind: "failed" } } });
    release.resolve();
    await stop(late);
    expect(await learner.follow(id)).toEqual(
      events.filter((event, place) => event.kind !== "queued" || place === 0),
    );
    expect(await attemptsOf(learner)).toBe(1);
  });

  test("a run that judges fail at ends as not judged", async () => {
    const web = await startWeb();
    await startJudge({
      ...scriptedRunner(),
      run: () => Promise.reject(new Error("The disk is full.")),
    });
    await startJudge({
      ...scriptedRunner(),
      run: () => Promise.reject(new Error("The disk is full.")),
    });
    const { learner, check } = await comeToExercise(web);
    const { id } = await send(learner, check, "return value * 2");
    expect((await learner.follow(id)).at(-1)).toMatchObject({
      run: {
        outcome: { kind: "judge-failed", says: expect.stringContaining("does not count") },
        result: null,
      },
    });
    expect(await attemptsOf(learner)).toBe(0);
  });

  test("a run that no judge took in time ends as not judged", async () => {
    const web = await startWeb({ expiresSeconds: 1 });
    const learner = await web.begin();
    const { id } = await learner.call("startRun", { body: EXAMPLE });
    expect((await learner.follow(id)).at(-1)).toMatchObject({ run: { outcome: { kind: "judge-failed" } } });
  });

  test("runs beyond the length of the queue are refused with the time to wait, and a place that is free is taken", async () => {
    const web = await startWeb({ queueLength: 2 });
    const [learner, other] = [await web.begin(), await web.begin()];
    const first = await learner.call("startRun", { body: EXAMPLE });
    await learner.call("startRun", { body: EXAMPLE });
    const refused = await other.call("startRun", { body: EXAMPLE }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: { status: 503, type: "/problems/queue-full" } });
    expect(refused instanceof Refused && refused.retryAfterMs).toBeGreaterThan(0);
    const own = await learner.refusal("POST", "/api/runs", EXAMPLE);
    expect(own).toMatchObject({ status: 429, type: "/problems/too-many-runs" });
    await learner.call("cancelRun", { params: { runId: first.id } });
    expect(await other.call("startRun", { body: EXAMPLE })).toMatchObject({ state: "queued" });
  });

  test("the place in the queue is told as it changes, without an id", async () => {
    const web = await startWeb();
    const [learner, other] = [await web.begin(), await web.begin()];
    const first = await learner.call("startRun", { body: EXAMPLE });
    const { id } = await other.call("startRun", { body: EXAMPLE });
    const response = await fetch(`${web.base}/api/runs/${id}/events`, {
      headers: { authorization: `Bearer ${other.token}` },
    });
    let text = "";
    const reading = (async () => {
      for await (const part of response.body ?? []) text += Buffer.from(part).toString();
    })();
    const places = () =>
      text
        .split("\n")
        .filter((line) => line.startsWith("data:"))
        .slice(0, 2);
    const behindOne = 'data: {"kind":"queued","ahead":1}';
    await vi.waitFor(() => expect(places()).toEqual([behindOne]), WAIT);
    await learner.call("cancelRun", { params: { runId: first.id } });
    const last = 'data: {"kind":"queued","ahead":0}';
    await vi.waitFor(() => expect(places()).toEqual([behindOne, last]), WAIT);
    await startJudge();
    await reading;
    expect(text.match(/^id: \d+$/gm)).toEqual(["id: 1", "id: 2", "id: 3", "id: 4"]);
  });

  test("a cancelled run ends at once, wherever it is", async () => {
    const web = await startWeb();
    const learner = await web.begin();
    const waiting = await learner.call("startRun", { body: EXAMPLE });
    await learner.call("cancelRun", { params: { runId: waiting.id } });
    expect((await learner.follow(waiting.id)).at(-1)).toMatchObject({
      run: { outcome: { kind: "cancelled" } },
    });
    const aborted = Promise.withResolvers<void>();
    await startJudge({
      ...scriptedRunner(),
      run: (job, options) => {
        options?.signal?.addEventListener("abort", () => aborted.resolve());
        return scriptedRunner().run({ ...job, spec: {}, files: { "a.js": "hang" } }, options);
      },
    });
    const { id } = await learner.call("startRun", { body: EXAMPLE });
    await startedOn(learner, id);
    await learner.call("cancelRun", { params: { runId: id } });
    const events: RunEvent[] = await learner.follow(id);
    expect(events.at(-1)).toMatchObject({ run: { outcome: { kind: "cancelled" } } });
    await aborted.promise;
  });

  test("ended runs beyond the last ones of a learner are gone", async () => {
    const node = await start({});
    const learner = await node.begin();
    const ids: string[] = [];
    for (let count = 0; count < LIMITS.endedRuns + 2; count += 1) {
      const { id } = await learner.call("startRun", { body: EXAMPLE });
      await learner.follow(id);
      ids.push(id);
    }
    const { rows } = await sql<{ id: string }>`SELECT id FROM runs ORDER BY created_at`.execute(connected.db);
    expect(rows.map(({ id }) => id)).toEqual(ids.slice(-LIMITS.endedRuns));
    expect(await learner.refusal("GET", `/api/runs/${ids[0]}`)).toMatchObject({ status: 404 });
  });

  test("a run whose code prints U+0000 and half a surrogate pair is judged, and its output is shown unchanged", async () => {
    const text = "\u0000 \ud800";
    const web = await startWeb();
    await startJudge({
      ...scriptedRunner(),
      run: async (job, options) => {
        const piece = { stream: "stdout" as const, text, afterMs: 1 };
        options?.onProgress?.({ kind: "printed", ...piece });
        const outcome = await scriptedRunner().run(job);
        return { ...outcome, printed: { stdout: text, stderr: "", pieces: [piece] } };
      },
    });
    const { learner, check } = await comeToExercise(web);
    const { id } = await send(learner, check, "return value * 2");
    const events = await learner.follow(id);
    expect(events.find(({ kind }) => kind === "printed")).toMatchObject({ text });
    expect(events.at(-1)).toMatchObject({
      run: { outcome: { kind: "passed", stdout: text }, result: { attempt: { result: "right" } } },
    });
  });

  test("a stream ends when its node stops, and goes on at another", async () => {
    const [one, two] = [await startWeb(), await startWeb()];
    const learner = await one.begin();
    const { id } = await learner.call("startRun", { body: EXAMPLE });
    const following = learner.follow(id);
    await vi.waitFor(async () => {
      expect((await connected.db.selectFrom("run_events").selectAll().execute()).length).toBe(1);
    }, WAIT);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await stop(one);
    const cut = await following;
    expect(cut.map(({ kind }) => kind)).not.toContain("ended");
    await startJudge();
    const rest = await createClient(two.base, learner.token).follow(id, 1);
    expect(rest.at(-1)).toMatchObject({ kind: "ended" });
  });

  test("the weakest judge says how strongly code is contained, and nobody says it without a judge", async () => {
    const web = await startWeb();
    const learner = await web.begin();
    expect(await learner.refusal("GET", "/api/sandbox")).toMatchObject({ status: 503 });
    await startJudge();
    expect(await learner.call("getSandbox")).toMatchObject({ walls: "contained" });
    const because = "it has no bubblewrap";
    await startJudge({
      ...scriptedRunner(),
      tier: { kind: "landlock", words: "walled off, not contained", because },
    });
    expect(await learner.call("getSandbox")).toMatchObject({ walls: "walled-off", because });
  });
});
