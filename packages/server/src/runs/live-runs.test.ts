import { type AttemptResult, LIMITS } from "@aulo/contract";
import { pino } from "pino";
import { expect, test } from "vitest";
import { markAsDatabase } from "../db/is-unavailable.ts";
import { scriptedRunner } from "../testing/scripted-runner.ts";
import { createLiveRuns, type LiveRuns } from "./live-runs.ts";

const JOB = { kind: "script" as const, entry: "a.js", files: { "a.js": "" }, seed: 0 };

function away(): unknown {
  return markAsDatabase(Object.assign(new Error("It is away."), { code: "ECONNREFUSED" }));
}

function notOpen(): unknown {
  return new Error("The item is not open.");
}

function liveRuns(retryPausesMs: readonly number[]): LiveRuns {
  const log = pino({ level: "silent" });
  return createLiveRuns({ runner: scriptedRunner(), isConcept: () => true, log, retryPausesMs });
}

/** Records a verdict whose tries fail with these errors, one after the other, and then succeed; returns the run's ids in all tries. */
async function triesOf(runs: LiveRuns, errors: (() => unknown)[], whenTried = () => {}): Promise<string[]> {
  const tries: string[] = [];
  const recordVerdict = async (runId: string): Promise<AttemptResult | null> => {
    tries.push(runId);
    whenTried();
    const error = errors.shift();
    if (error !== undefined) throw error();
    return null;
  };
  runs.begin({ id: "one", learnerId: "me", job: JOB, recordVerdict });
  const live = runs.find("me", "one");
  await live?.ended;
  expect(live?.run.state).toBe("ended");
  return tries;
}

test("a verdict is recorded again while the database is away, under the same id", async () => {
  expect(await triesOf(liveRuns([0, 0, 0]), [away, away])).toEqual(["one", "one", "one"]);
});

test("the tries have an end, and a refusal is not tried again", async () => {
  expect(await triesOf(liveRuns([0]), [away, away, away])).toHaveLength(2);
  expect(await triesOf(liveRuns([0, 0]), [notOpen])).toHaveLength(1);
});

test("a server that stops tries once more at most", async () => {
  const runs = liveRuns([3_600_000, 3_600_000]);
  const tries = await triesOf(runs, [away, away, away], () => void runs.close());
  expect(tries.length).toBeLessThanOrEqual(2);
});

test("of the runs of one learner that ended, the last ones can be looked up", async () => {
  const runs = liveRuns([]);
  const ids = Array.from({ length: LIMITS.endedRuns + 2 }, (_, index) => `run-${index}`);
  for (const id of ids) {
    runs.begin({ id, learnerId: "me", job: JOB, recordVerdict: async () => null });
    await runs.find("me", id)?.ended;
  }
  const left = ids.filter((id) => runs.find("me", id) !== null);
  expect(left).toEqual(ids.slice(-LIMITS.endedRuns));
});
