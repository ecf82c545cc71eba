/**
 * A judge: takes runs from the queue and ends them.
 *
 * 1. A try claims the run's row. Its number tells it apart from every other try.
 * 2. The runner runs the job; its progress becomes events.
 * 3. The verdict, the answer in the learner's log, the end of the run and that of the job are one transaction. It is rolled back when the
 *    job is not this try's any more, so a judge that was thought dead writes nothing.
 * 4. A run whose judge stops, or cannot judge it, is given back, and another judge takes it.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Outcome, Progress } from "@aulo/runner";
import type { Deps, TxDeps } from "../../deps.ts";
import { changeLearner } from "../../learners/change-learner.ts";
import { Refusal } from "../../refusal.ts";
import { failedOutcome } from "../failed-outcome.ts";
import { counts, recordVerdict } from "../record-run.ts";
import type { PreparingRunner } from "../runs.ts";
import { toOutcome, toRunEvent } from "../to-outcome.ts";
import { RETRY_PAUSES_MS, whileUnavailable } from "../while-unavailable.ts";
import { claimRun, deleteRunsBeyond, endRun, type HeldRun, requeueRun } from "./queries.ts";
import type { Claim, Heard, Queue } from "./queue.ts";
import { writeEvents } from "./write-events.ts";

/** A lane rests after it could not judge a run, so that a judge with a full disk does not take the whole queue. */
const REST_MS = 5_000;
/** The last try of a run that judges fail at; one that only lost its judges has more. */
const LAST_FAILING_TRY = 2;

/** The job is another try's, or over. */
class LostRunError extends Error {
  override name = "LostRunError";
}

type Judging = { deps: Deps; queue: Queue; runner: PreparingRunner; lanes: number; closing: AbortSignal };
type Held = { claim: Claim; run: HeldRun };

/** Starts to judge. `heard` takes words of other nodes. */
export async function startJudging(judging: Judging): Promise<{ heard: Heard }> {
  const { queue, lanes, closing, deps } = judging;
  const held = new Map<string, AbortController>();

  const judge = async (claim: Claim, lost: AbortSignal): Promise<void> => {
    const run = await claimForTry(deps, queue, claim);
    if (run === null) return;
    const dropped = new AbortController();
    held.set(run.id, dropped);
    try {
      const signal = AbortSignal.any([lost, closing, dropped.signal]);
      const from = performance.now();
      const outcome = await runToOutcome(judging, { claim, run }, signal);
      deps.meter.runEnded({ outcome: outcome.kind, seconds: (performance.now() - from) / 1_000 });
      if (lost.aborted || dropped.signal.aborted) return;
      if (closing.aborted && outcome.kind === "cancelled")
        return await giveBack(deps, queue, claim, "its judge stopped");
      const isFailing = outcome.kind === "judge-failed" && attemptOf(claim) < LAST_FAILING_TRY;
      if (!isFailing) return await settle(judging, { claim, run }, outcome);
      await giveBack(deps, queue, claim, "its judge failed");
      await pause(REST_MS, undefined, { signal: closing }).catch(() => {});
    } finally {
      held.delete(run.id);
    }
  };

  await queue.work(lanes, judge);
  return {
    heard: (word, runId) => {
      if (word === "dropped") held.get(runId)?.abort();
    },
  };
}

function attemptOf({ retryCount }: Claim): number {
  return retryCount + 1;
}

/** Null when the run has ended or is gone. */
function claimForTry({ db }: Deps, queue: Queue, claim: Claim): Promise<HeldRun | null> {
  return db.transaction().execute(async (tx) => {
    const run = await claimRun(tx, claim.runId, attemptOf(claim));
    if (run !== null) await queue.tell(tx, "moved", claim.runId);
    return run;
  });
}

async function runToOutcome(
  { deps, queue, runner }: Judging,
  { claim, run }: Held,
  signal: AbortSignal,
): Promise<Outcome> {
  const { db, catalogue, log } = deps;
  const events = writeEvents({ db, queue, log, runId: run.id, attempt: attemptOf(claim) });
  // A lane is free, so the runner's own queue is empty; places in the queue of all judges are told from the rows.
  const onProgress = (progress: Progress) => {
    if (progress.kind !== "queued") events.add(toRunEvent(progress, catalogue));
  };
  try {
    return await runner.run(run.job, { signal, onProgress });
  } catch (error) {
    log.error({ err: error, runId: run.id }, "a run could not be judged");
    return failedOutcome();
  } finally {
    await events.flush();
  }
}

async function giveBack(deps: Deps, queue: Queue, claim: Claim, why: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    if (!(await queue.giveBack(tx, claim, why))) return;
    await requeueRun(tx, claim.runId);
    await queue.tell(tx, "moved", claim.runId);
  });
}

/** Ends the run with its outcome, unless another try has it. */
async function settle({ deps, queue, closing }: Judging, held: Held, outcome: Outcome): Promise<void> {
  const { run, claim } = held;
  const judged = { learnerId: run.learnerId, asked: run.asked, outcome };
  const waiting = { log: deps.log, runId: run.id, pausesMs: RETRY_PAUSES_MS, closing };
  const end = (isCounted: boolean) =>
    changeLearner(
      deps,
      run.learnerId,
      async (tx) => {
        await ensureHeld(tx, queue, claim);
        const result = isCounted ? await recordVerdict(tx, judged) : null;
        await endRun(tx.db, run.id, { outcome: toOutcome(outcome, tx.catalogue), result });
        await deleteRunsBeyond(tx.db, run.learnerId);
        await queue.tell(tx.db, "moved", run.id);
      },
      { mustRun: true },
    );
  try {
    await whileUnavailable(waiting, () => end(counts(judged)));
  } catch (error) {
    if (error instanceof LostRunError) {
      deps.log.warn({ runId: run.id }, "a verdict came after the run was given to another judge");
      return;
    }
    if (!(error instanceof Refusal)) throw error;
    deps.log.warn({ err: error, runId: run.id }, "a verdict could not be counted");
    await whileUnavailable(waiting, () => end(false)).catch((failed: unknown) => {
      // The learner is gone, or another try has the run.
      if (!(failed instanceof Refusal || failed instanceof LostRunError)) throw failed;
    });
  }
}

/** @throws LostRunError also when a commit before was done although its reply was lost */
async function ensureHeld({ db }: TxDeps, queue: Queue, claim: Claim): Promise<void> {
  if (!(await queue.complete(db, claim))) throw new LostRunError();
}
