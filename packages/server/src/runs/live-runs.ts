/** Runs in the memory of this process, for the embedded database. */
import { LIMITS, type NewRun, type Run } from "@aulo/contract";
import type { Progress, Outcome as RunnerOutcome } from "@aulo/runner";
import type { AskedRun, Deps, Followed, Runs } from "../deps.ts";
import { failedOutcome } from "./failed-outcome.ts";
import { recordRun } from "./record-run.ts";
import { ensureRoomFor, keptBy, type PreparingRunner, toSandbox } from "./runs.ts";
import { toOutcome, toRunEvent } from "./to-outcome.ts";
import { RETRY_PAUSES_MS, whileUnavailable } from "./while-unavailable.ts";

/** Time for which a run can be looked up after its end. */
const KEPT_MS = 600_000;

type LiveRun = Followed & {
  learnerId: string;
  asked: NewRun;
  run: Run;
  cancel: AbortController;
  ended: Promise<void>;
};

type Needs = {
  runner: PreparingRunner;
  queueLength: number;
  retryPausesMs?: readonly number[];
  /** Records the verdict of a run, once, however often it is called; null when it does not count. */
  record?: typeof recordRun;
};

/** Runs under way, and the last ones of each learner that ended in the last ten minutes. */
export function createLiveRuns({
  runner,
  queueLength,
  retryPausesMs = RETRY_PAUSES_MS,
  record = recordRun,
}: Needs): Runs {
  const kept = new Map<string, LiveRun>();
  const closing = new AbortController();
  const underWay = () => [...kept.values()].filter(({ run }) => run.state !== "ended");
  const underWayOf = (learnerId: string) => underWay().filter((live) => live.learnerId === learnerId);

  const judge = async (
    live: LiveRun,
    { job }: AskedRun,
    { catalogue, log }: Deps,
  ): Promise<RunnerOutcome> => {
    try {
      const onProgress = (progress: Progress) => add(live, toRunEvent(progress, catalogue));
      return await runner.run(job, { signal: live.cancel.signal, onProgress });
    } catch (error) {
      log.error({ err: error, runId: live.run.id }, "a run could not be judged");
      return failedOutcome();
    }
  };

  const recordSoon = (deps: Deps, run: AskedRun, outcome: RunnerOutcome) =>
    whileUnavailable({ log: deps.log, runId: run.id, pausesMs: retryPausesMs, closing: closing.signal }, () =>
      record(deps, { ...run, outcome }),
    );

  const settle = async (live: LiveRun, run: AskedRun, deps: Deps): Promise<void> => {
    const from = performance.now();
    const outcome = await judge(live, run, deps);
    deps.meter.runEnded({ outcome: outcome.kind, seconds: (performance.now() - from) / 1_000 });
    const result = await recordSoon(deps, run, outcome).catch((error: unknown) => {
      deps.log.warn({ err: error, runId: run.id }, "a verdict could not be counted");
      return null;
    });
    live.run = { ...live.run, state: "ended", outcome: toOutcome(outcome, deps.catalogue), result };
    add(live, { kind: "ended", run: live.run });
    dropOldest(live.learnerId);
    setTimeout(() => kept.delete(run.id), KEPT_MS).unref();
  };

  const dropOldest = (learnerId: string): void => {
    const ended = [...kept.values()].filter(
      (live) => live.learnerId === learnerId && live.run.state === "ended",
    );
    for (const { run } of ended.slice(0, -LIMITS.endedRuns)) kept.delete(run.id);
  };

  const find = (learnerId: string, runId: string) => {
    const live = kept.get(runId);
    return live?.learnerId === learnerId ? live : null;
  };

  return {
    add: async (_, { learnerId }) =>
      ensureRoomFor({
        ofLearner: underWayOf(learnerId).length,
        waiting: underWay().filter(({ run }) => run.state === "queued").length,
        queueLength,
      }),
    begin: (deps, run) => {
      const live: LiveRun = {
        learnerId: run.learnerId,
        asked: run.asked,
        run: { id: run.id, state: "queued", outcome: null, result: null },
        events: [],
        ahead: null,
        isCut: false,
        listeners: new Set(),
        cancel: new AbortController(),
        ended: Promise.resolve(),
      };
      kept.set(run.id, live);
      live.ended = settle(live, run, deps);
    },
    find: async ({ learnerId, runId }) => find(learnerId, runId)?.run ?? null,
    newest: async ({ learnerId, exercise }) => {
      const found = [...kept.values()].findLast(
        (live) =>
          live.learnerId === learnerId && live.asked.kind === "exercise" && live.asked.item === exercise,
      );
      return found === undefined ? null : { id: found.run.id, hasEnded: found.run.state === "ended" };
    },
    follow: async ({ learnerId, runId }) => find(learnerId, runId),
    cancel: async (_, { learnerId, runId }) => find(learnerId, runId)?.cancel.abort(),
    cancelAllOf: async (_, learnerId) => {
      for (const live of underWayOf(learnerId)) live.cancel.abort();
    },
    prepare: runner.prepare,
    sandbox: async () => toSandbox(runner.tier, keptBy(runner)),
    tier: async () => runner.tier,
    count: async () => {
      const waiting = underWay().filter(({ run }) => run.state === "queued").length;
      return { waiting, running: underWay().length - waiting, judges: 1 };
    },
    close: async () => {
      closing.abort();
      for (const live of underWay()) live.cancel.abort();
      await Promise.all([...kept.values()].map(({ ended }) => ended));
    },
  };
}

function add(live: LiveRun, event: LiveRun["events"][number]): void {
  live.events.push(event);
  if (event.kind === "started") live.run = { ...live.run, state: "running" };
  for (const listener of live.listeners) listener();
}
