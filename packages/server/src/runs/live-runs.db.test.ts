import { type AttemptResult, LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { markAsDatabase } from "../db/is-unavailable.ts";
import type { AskedRun, Runs } from "../deps.ts";
import { openPgliteInMemory } from "../testing/databases.ts";
import { scriptedRunner } from "../testing/scripted-runner.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { createLiveRuns } from "./live-runs.ts";

const RUN = {
  learnerId: "me",
  asked: { kind: "example", concept: "values", example: "values.1", code: "" },
  job: { kind: "script", entry: "a.js", files: { "a.js": "" }, seed: 0 },
} satisfies Omit<AskedRun, "id">;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(await openPgliteInMemory());
});
afterAll(() => server.stop());

function away(): unknown {
  return markAsDatabase(Object.assign(new Error("It is away."), { code: "ECONNREFUSED" }));
}

function notOpen(): unknown {
  return new Error("The item is not open.");
}

function ended(runs: Runs, runId: string): Promise<void> {
  return vi.waitFor(async () =>
    expect(await runs.find({ learnerId: "me", runId })).toMatchObject({ state: "ended" }),
  );
}

type Trying = {
  retryPausesMs: readonly number[];
  errors: (() => unknown)[];
  whenTried?: (runs: Runs) => void;
};

/** Records a verdict whose tries fail with these errors, one after the other, and then succeed; returns the run's ids in all tries. */
async function triesOf({ retryPausesMs, errors, whenTried = () => {} }: Trying): Promise<string[]> {
  const tries: string[] = [];
  const record = async (_: unknown, { id }: { id: string }): Promise<AttemptResult | null> => {
    tries.push(id);
    whenTried(runs);
    const error = errors.shift();
    if (error !== undefined) throw error();
    return null;
  };
  const runs = createLiveRuns({ runner: scriptedRunner(), queueLength: 1, retryPausesMs, record });
  runs.begin(server.deps, { id: "one", ...RUN });
  await ended(runs, "one");
  return tries;
}

test("a verdict is recorded again while the database is away, under the same id", async () => {
  expect(await triesOf({ retryPausesMs: [0, 0, 0], errors: [away, away] })).toEqual(["one", "one", "one"]);
});

test("the tries have an end, and a refusal is not tried again", async () => {
  expect(await triesOf({ retryPausesMs: [0], errors: [away, away, away] })).toHaveLength(2);
  expect(await triesOf({ retryPausesMs: [0, 0], errors: [notOpen] })).toHaveLength(1);
});

test("a server that stops tries once more at most", async () => {
  const tries = await triesOf({
    retryPausesMs: [3_600_000, 3_600_000],
    errors: [away, away, away],
    whenTried: (runs) => void runs.close(),
  });
  expect(tries.length).toBeLessThanOrEqual(2);
});

test("of the runs of one learner that ended, the last ones can be looked up", async () => {
  const runs = createLiveRuns({ runner: scriptedRunner(), queueLength: 1 });
  const ids = Array.from({ length: LIMITS.endedRuns + 2 }, (_, index) => `run-${index}`);
  for (const id of ids) {
    runs.begin(server.deps, { id, ...RUN });
    await ended(runs, id);
  }
  const found = await Promise.all(ids.map((runId) => runs.find({ learnerId: "me", runId })));
  expect(found.flatMap((run) => run?.id ?? [])).toEqual(ids.slice(-LIMITS.endedRuns));
});
