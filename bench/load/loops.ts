/** Loops that send requests and take their times. */

/** `perSecond`: requests that were answered. Times in ms. */
export type Measured = { perSecond: number; medianMs: number; p99Ms: number; count: number };

/**
 * Closed loop: each user sends the next request when the last one was answered.
 *
 * @param step sends one request; false when the user has nothing left to send, which ends the measurement for all
 */
export async function closedLoop(
  users: number,
  ms: number,
  step: (user: number) => Promise<boolean>,
): Promise<Measured> {
  const times: number[] = [];
  const from = performance.now();
  let isOver = false;
  let to = from;
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      while (!isOver) {
        const begun = performance.now();
        const isLeft = await step(user);
        const now = performance.now();
        if (!isLeft) isOver = true;
        if (isOver) return;
        times.push(now - begun);
        to = now;
        if (now - from >= ms) isOver = true;
      }
    }),
  );
  return summarise(times, (to - from) / 1_000);
}

/**
 * Open loop: requests come at a rate, whether the ones before were answered or not.
 *
 * @param perSecond requests sent in a second
 * @param step sends one request; whether it was answered as it should be
 */
export async function openLoop(
  perSecond: number,
  ms: number,
  step: () => Promise<boolean>,
): Promise<Measured & { sent: number }> {
  const times: number[] = [];
  const pending: Promise<void>[] = [];
  const from = performance.now();
  let lastGood = from;
  const one = async () => {
    const begun = performance.now();
    if (!(await step().catch(() => false))) return;
    lastGood = performance.now();
    times.push(lastGood - begun);
  };
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = Math.min(performance.now() - from, ms);
      while (pending.length < (elapsed / 1_000) * perSecond) pending.push(one());
      if (elapsed < ms) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  await Promise.all(pending);
  const seconds = Math.max(lastGood - from, ms) / 1_000;
  return { ...summarise(times, seconds), sent: pending.length };
}

function summarise(times: readonly number[], seconds: number): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { perSecond: sorted.length / seconds, medianMs: at(0.5), p99Ms: at(0.99), count: sorted.length };
}
