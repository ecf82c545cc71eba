import type { Starvation } from "./starvation.ts";

/** Limits on time count the run's own time, without the time in which it waited for a processor. */
export const OWN_TIME = {
  /** A limit is extended to at most this many times itself. */
  mostTimes: 4,
  /** Share of a run's time, 0-1, from which on a run that waited for it is too starved for a time limit to judge it. */
  busyShare: 0.25,
  /** A run that spent this share of a limit on processors, 0-1, has reached the limit by its own work. */
  ownShare: 0.8,
} as const;

/** Time left of a limit that began `passedMs` ago, ms; 0 or less when it is over. */
export function leftOf(
  limitMs: number,
  { passedMs, waitedMs }: { passedMs: number; waitedMs: number },
): number {
  return Math.min(limitMs - (passedMs - waitedMs), limitMs * OWN_TIME.mostTimes - passedMs);
}

/**
 * Calls `onLate` once the limit of own time is over. `wasStarved`: the run waited for a processor for a large share of that time, or
 * the system does not show how long it waited.
 *
 * @returns a function that stops it
 */
export function startOwnTimer(
  limitMs: number,
  starvation: Starvation,
  onLate: (wasStarved: boolean) => void,
): () => void {
  const startedAt = performance.now();
  const before = starvation.waitedMs();
  const look = () => {
    const passedMs = performance.now() - startedAt;
    const waitedMs = starvation.waitedMs() - before;
    const leftMs = leftOf(limitMs, { passedMs, waitedMs });
    if (leftMs < 1) onLate(!starvation.isShown() || waitedMs >= passedMs * OWN_TIME.busyShare);
    else timer = setTimeout(look, leftMs);
  };
  let timer = setTimeout(look, limitMs);
  return () => clearTimeout(timer);
}

/** Resolves when the limit of own time is over, as `startOwnTimer` has it, or with false when the signal ends the wait. */
export function ownTime(limitMs: number, starvation: Starvation, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = startOwnTimer(limitMs, starvation, resolve);
    signal.addEventListener("abort", () => {
      stop();
      resolve(false);
    });
  });
}
