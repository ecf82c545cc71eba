/** The limits of time of one run. Each is told at most once, and none after `stop`. */
export type ClockEvents = {
  /** The learner's code has used its time up. */
  learnerLate: () => void;
  /** The spec has not loaded. */
  judgeLate: () => void;
};

export type Clock = ReturnType<typeof startClock>;

/** Time the judge has to load, ms, however busy the machine. */
const JUDGE_LOAD_MS = 20_000;

/**
 * The learner's time runs from the start of the sandbox until it has begun, and again while tests run: time in
 * which only the judge is still loading does not count against the learner.
 */
export function startClock(timeoutMs: number, events: ClockEvents) {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  let learnerTimer = setTimeout(events.learnerLate, timeoutMs);
  const judgeTimer = setTimeout(events.judgeLate, JUDGE_LOAD_MS);
  let usedMs = 0;
  return {
    elapsedMs,
    begun: () => {
      usedMs = elapsedMs();
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
