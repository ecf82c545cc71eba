/** Time limits of one run. Each event is reported at most once, and none after `stop`. */
export type ClockEvents = {
  /** The learner's code has used up its time. */
  learnerLate: () => void;
  /** The spec has not loaded in time. */
  judgeLate: () => void;
};

export type Clock = ReturnType<typeof startClock>;

/** Time the judge has to load, ms, also on a busy machine. */
const JUDGE_LOAD_MS = 20_000;

/**
 * The learner's time runs from the order to begin until their side has begun, and again while tests run. Time in which
 * only the judge is still loading does not count against the learner.
 */
export function startClock(timeoutMs: number, events: ClockEvents) {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  let learnerTimer: NodeJS.Timeout | undefined;
  const judgeTimer = setTimeout(events.judgeLate, JUDGE_LOAD_MS);
  let startSentAtMs = 0;
  let usedMs = 0;
  return {
    elapsedMs,
    startSent: () => {
      startSentAtMs = elapsedMs();
      learnerTimer = setTimeout(events.learnerLate, timeoutMs);
    },
    learnerReady: () => {
      usedMs = elapsedMs() - startSentAtMs;
      clearTimeout(learnerTimer);
    },
    judgeLoaded: () => clearTimeout(judgeTimer),
    testsStarted: () => {
      learnerTimer = setTimeout(events.learnerLate, Math.max(0, timeoutMs - usedMs));
    },
    stop: () => {
      clearTimeout(learnerTimer);
      clearTimeout(judgeTimer);
    },
  };
}
