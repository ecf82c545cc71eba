import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { isUnavailable } from "../db/is-unavailable.ts";

/**
 * Pauses before a verdict is recorded again, while the database is away: a minute in all. They are short, since once the database is back
 * a learner waits for the rest of a pause.
 */
export const RETRY_PAUSES_MS: readonly number[] = [500, 1_000, ...Array.from({ length: 29 }, () => 2_000)];

type Waiting = {
  log: Logger;
  runId: string;
  /** Pauses before each further try, ms. */
  pausesMs: readonly number[];
  /** Ends the waiting. */
  closing: AbortSignal;
};

/** Does the work again and again while the database is away, until the pauses are used up. Every other error is thrown at once. */
export async function whileUnavailable<T>(
  { log, runId, pausesMs, closing }: Waiting,
  work: () => Promise<T>,
): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || closing.aborted) throw error;
      log.warn({ err: error, runId }, "a verdict waits for the database");
      await pause(pauseMs, undefined, { signal: closing }).catch(() => {});
    }
  }
  return work();
}
