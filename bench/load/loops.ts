/** Loops that send requests and take their times. */
import { quantile } from "../quantile.ts";

/** Interval at which an open loop sends the requests that are due. */
const SEND_EVERY_MS = 5;

/** `perSecond`: requests that were answered. Times in ms. */
export type Measured = { perSecond: number; medianMs: number; p99Ms: number };

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
        // A request that ends after the last moment counts for nobody.
        if (isOver) return;
        isOver = !isLeft || now - from >= ms;
        if (!isLeft) return;
        times.push(now - begun);
        to = now;
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
    }, SEND_EVERY_MS);
  });
  await Promise.all(pending);
  const seconds = Math.max(lastGood - from, ms) / 1_000;
  return { ...summarise(times, seconds), sent: pending.length };
}

function summarise(times: readonly number[], seconds: number): Measured {
  return {
    perSecond: times.length / seconds,
    medianMs: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}
