/**
 * Time limits of the learner's side. They count the own time of this process and of the programs that it has started, as far as the
 * system shows how long these waited for a processor.
 */
import { startOwnTimer } from "../shared/own-time.ts";
import { measureStarvation } from "../shared/starvation.ts";

const programs = new Set<number>();
const starvation = measureStarvation(() => [process.pid, ...programs]);
let wasLate = false;

/** Counts the time of a program, until it is forgotten. */
export function countTimeOf(processId: number | undefined): void {
  if (processId !== undefined) programs.add(processId);
}

export function forgetTimeOf(processId: number | undefined): void {
  if (processId !== undefined) programs.delete(processId);
}

/** Calls `onLate` once the limit is over. @returns a function that stops it */
export function startLimit(limitMs: number, onLate: () => void): () => void {
  return startOwnTimer(limitMs, starvation, (wasStarved) => {
    wasLate ||= wasStarved;
    onLate();
  });
}

/** Whether a limit was reached since the last call while the processes waited for processors. */
export function takeLate(): boolean {
  const was = wasLate;
  wasLate = false;
  return was;
}

/** Notes that a limit was reached that is not counted here. */
export function noteLate(): void {
  wasLate = true;
}
