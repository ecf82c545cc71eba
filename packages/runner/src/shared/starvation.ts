/**
 * Measures how long the processes of one run have waited for a processor, which is not the learner's own time. Linux counts it:
 *
 * 1. At each measurement the run delay of each process's first thread is read. The delays since the last measurement are added up,
 *    but never to more than the time that has passed, since processes may wait at the same time.
 * 2. Delays do not count while the run itself occupies more than `OWN_PROCESSORS`: then its processes wait for each other.
 * 3. A process that was already there at the first measurement counts from then on, a later one from its start.
 *
 * Where the system shows no delays, or not to this process, nothing is ever measured, and no limit is extended.
 */
import { readFileSync } from "node:fs";
import { valueOr } from "./value-or.ts";

export type Starvation = {
  /** Measures. @returns the time waited since the start, ms */
  waitedMs: () => number;
  /** Whether the system has shown the times of any process. */
  isShown: () => boolean;
  /** Time on processors until the last measurement, of all processes together, ms. */
  ranMs: () => number;
};

/** Time on a processor and time waited for one, ms. */
type Times = { ranMs: number; waitedMs: number };
/** Reads the times of a process; null when the system does not show them. */
export type ReadTimes = (processId: number) => Times | null;

const OWN_PROCESSORS = 1.5;
const NANOSECONDS = 1_000_000;

/** @see https://docs.kernel.org/scheduler/sched-stats.html */
export function readSchedstat(processId: number): Times | null {
  return valueOr(() => {
    const [ran, waited] = readFileSync(`/proc/${processId}/schedstat`, "utf8").split(" ").map(Number);
    return { ranMs: (ran ?? 0) / NANOSECONDS, waitedMs: (waited ?? 0) / NANOSECONDS };
  }, null);
}

export function measureStarvation(
  processIds: () => readonly number[],
  read: ReadTimes = readSchedstat,
  now: () => number = () => performance.now(),
): Starvation {
  let before = new Map<number, Times>();
  let [isFirst, isShown] = [true, false];
  let at = now();
  let [waitedSumMs, ranSumMs] = [0, 0];
  const waitedMs = () => {
    const passedMs = now() - at;
    at += passedMs;
    const after = new Map<number, Times>();
    let [ran, waited] = [0, 0];
    for (const id of processIds()) {
      const times = read(id);
      if (times === null) continue;
      isShown = true;
      after.set(id, times);
      const from = before.get(id) ?? (isFirst ? times : { ranMs: 0, waitedMs: 0 });
      ran += times.ranMs - from.ranMs;
      waited += times.waitedMs - from.waitedMs;
    }
    before = after;
    isFirst = false;
    ranSumMs += ran;
    if (ran <= passedMs * OWN_PROCESSORS) waitedSumMs += Math.min(waited, passedMs);
    return waitedSumMs;
  };
  waitedMs();
  return { waitedMs, ranMs: () => ranSumMs, isShown: () => isShown };
}
