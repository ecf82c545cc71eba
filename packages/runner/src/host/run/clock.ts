import { startOwnTimer } from "../../shared/own-time.ts";
import type { Starvation } from "../../shared/starvation.ts";

/** Time limits of one run. Each event is reported at most once, and none after `stop`. */
export type ClockEvents = {
  /** The learner's code has used up its time, of which it may have waited for a large share. */
  learnerLate: (wasStarved: boolean) => void;
  /** The spec has not loaded in time. */
  judgeLate: () => void;
};

export type Clock = ReturnType<typeof startClock>;

/** Time the judge has to load, ms. */
const JUDGE_LOAD_MS = 20_000;

/**
 * All limits count the run's own time, without the time in which it waited for a processor (see shared/own-time.ts).
 *
 * The learner's time runs from the order to begin until their side has begun, and again while tests run. Time in which
 * only the judge is still loading does not count against the learner.
 */
export function startClock(timeoutMs: number, starvation: Starvation, events: ClockEvents) {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  const ownMs = () => performance.now() - startedAt - starvation.waitedMs();
  let isStopped = false;
  let stopLearner = () => {};
  const startLearner = (limitMs: number) => {
    stopLearner();
    // The judge may report on its run after the run has ended.
    if (!isStopped) stopLearner = startOwnTimer(limitMs, starvation, events.learnerLate);
  };
  const stopJudge = startOwnTimer(JUDGE_LOAD_MS, starvation, events.judgeLate);
  let startSentAtMs = 0;
  let usedMs = 0;
  return {
    elapsedMs,
    startSent: () => {
      startSentAtMs = ownMs();
      startLearner(timeoutMs);
    },
    learnerReady: () => {
      usedMs = ownMs() - startSentAtMs;
      stopLearner();
    },
    judgeLoaded: stopJudge,
    testsStarted: () => {
      startLearner(Math.max(0, timeoutMs - usedMs));
    },
    stop: () => {
      isStopped = true;
      stopLearner();
      stopJudge();
    },
  };
}
