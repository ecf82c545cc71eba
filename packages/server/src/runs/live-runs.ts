import { setTimeout as pause } from "node:timers/promises";
import { type AttemptResult, LIMITS, type Run, type RunEvent } from "@aulo/contract";
import type { Job, Progress, Runner, Outcome as RunnerOutcome } from "@aulo/runner";
import type { Logger } from "pino";
import { isUnavailable } from "../db/is-unavailable.ts";
import { Refusal } from "../refusal.ts";
import { type IsConcept, toOutcome, toTest } from "./to-outcome.ts";

/** Time for which a run can be looked up after its end. */
const KEPT_MS = 600_000;
/** Pauses before a verdict is recorded again, while the database is away. */
const RETRY_PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

export type LiveRun = {
  learnerId: string;
  run: Run;
  /** Every event from the start; an event's id is its position, from 1. */
  events: RunEvent[];
  listeners: Set<() => void>;
  cancel: AbortController;
  ended: Promise<void>;
};

export type NewLiveRun = {
  id: string;
  learnerId: string;
  job: Job;
  /** Records the verdict as an attempt, once for a run, however often it is called; null when it does not count. */
  recordVerdict: (runId: string, outcome: RunnerOutcome) => Promise<AttemptResult | null>;
};

/** Runs of this process in memory: those under way, and the last ones of each learner that ended in the last ten minutes. */
export type LiveRuns = {
  begin: (started: NewLiveRun) => void;
  /** Null for another learner's run and for a run that is gone. */
  find: (learnerId: string, id: string) => LiveRun | null;
  countUnderWay: (learnerId: string) => number;
  cancelAllOf: (learnerId: string) => void;
  /** Cancels all runs and waits until they have ended. */
  close: () => Promise<void>;
};

type Needs = { runner: Runner; isConcept: IsConcept; log: Logger; retryPausesMs?: readonly number[] };

export function createLiveRuns({ runner, isConcept, log, retryPausesMs = RETRY_PAUSES_MS }: Needs): LiveRuns {
  const kept = new Map<string, LiveRun>();
  const closing = new AbortController();
  const underWay = () => [...kept.values()].filter(({ run }) => run.state !== "ended");

  const judge = async (live: LiveRun, job: Job): Promise<RunnerOutcome> => {
    try {
      const onProgress = (progress: Progress) => add(live, toEvent(progress, isConcept));
      return await runner.run(job, { signal: live.cancel.signal, onProgress });
    } catch (error) {
      log.error({ err: error, runId: live.run.id }, "a run could not be judged");
      return failedOutcome();
    }
  };

  const record = async ({ id, recordVerdict }: NewLiveRun, outcome: RunnerOutcome) => {
    for (const pauseMs of retryPausesMs) {
      try {
        return await recordVerdict(id, outcome);
      } catch (error) {
        if (!isUnavailable(error) || closing.signal.aborted) throw error;
        log.warn({ err: error, runId: id }, "a verdict waits for the database");
        await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
    return recordVerdict(id, outcome);
  };

  const settle = async (live: LiveRun, started: NewLiveRun): Promise<void> => {
    const outcome = await judge(live, started.job);
    const result = await record(started, outcome).catch((error: unknown) => {
      log.warn({ err: error, runId: live.run.id }, "a verdict could not be counted");
      return null;
    });
    live.run = { ...live.run, state: "ended", outcome: toOutcome(outcome, isConcept), result };
    add(live, { kind: "ended", run: live.run });
    dropOldest(live.learnerId);
    setTimeout(() => kept.delete(live.run.id), KEPT_MS).unref();
  };

  const dropOldest = (learnerId: string): void => {
    const ended = [...kept.values()].filter(
      (live) => live.learnerId === learnerId && live.run.state === "ended",
    );
    for (const { run } of ended.slice(0, -LIMITS.endedRuns)) kept.delete(run.id);
  };

  const begin = (started: NewLiveRun): void => {
    const live: LiveRun = {
      learnerId: started.learnerId,
      run: { id: started.id, state: "queued", outcome: null, result: null },
      events: [],
      listeners: new Set(),
      cancel: new AbortController(),
      ended: Promise.resolve(),
    };
    kept.set(started.id, live);
    live.ended = settle(live, started);
  };

  return {
    begin,
    find: (learnerId, id) => {
      const live = kept.get(id);
      return live?.learnerId === learnerId ? live : null;
    },
    countUnderWay: (learnerId) => underWay().filter((live) => live.learnerId === learnerId).length,
    cancelAllOf: (learnerId) => {
      for (const live of underWay()) if (live.learnerId === learnerId) live.cancel.abort();
    },
    close: async () => {
      closing.abort();
      for (const live of underWay()) live.cancel.abort();
      await Promise.all([...kept.values()].map(({ ended }) => ended));
    },
  };
}

/** @throws Refusal `not-found` also for a run that ended more than ten minutes ago, or before Aulo was last started */
export function findRun(runs: LiveRuns, { learnerId, runId }: { learnerId: string; runId: string }): LiveRun {
  const live = runs.find(learnerId, runId);
  if (live === null)
    throw new Refusal(
      "not-found",
      `You have no run ${runId}: the last ${LIMITS.endedRuns} runs are kept for ten minutes and do not outlive a restart. Start it again.`,
    );
  return live;
}

function add(live: LiveRun, event: RunEvent): void {
  live.events.push(event);
  if (event.kind === "started") live.run = { ...live.run, state: "running" };
  for (const listener of live.listeners) listener();
}

function toEvent(progress: Progress, isConcept: IsConcept): RunEvent {
  return progress.kind === "test-ended" ? { ...progress, test: toTest(progress.test, isConcept) } : progress;
}

function failedOutcome(): RunnerOutcome {
  return {
    kind: "judge-failed",
    message: "The runner failed.",
    printed: { stdout: "", stderr: "", pieces: [] },
    durationMs: 0,
    peakMemoryMb: null,
  };
}
