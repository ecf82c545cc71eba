/** How long the run that is judged has waited for processors: this process and those of the learner's side. */
import { processesBelow } from "../shared/processes.ts";
import { measureStarvation, type Starvation } from "../shared/starvation.ts";

/** Time for which a list of processes is used, ms: listing takes longer than a short test. */
const LIST_MS = 250;

let starvation = measureStarvation(() => []);
let timer: NodeJS.Timeout | undefined;

/** @param learnerId id of the first process of the learner's side, or null */
export function startOwnTime(learnerId: number | null): void {
  let listedAt = performance.now();
  let ids = [process.pid];
  starvation = measureStarvation(() => {
    if (learnerId !== null && performance.now() - listedAt >= LIST_MS) {
      ids = [process.pid, ...processesBelow(learnerId)];
      listedAt = performance.now();
    }
    return ids;
  });
  // Of a process that ends, the time since the last measurement is lost.
  timer = setInterval(starvation.waitedMs, LIST_MS).unref();
}

export function stopOwnTime(): void {
  clearInterval(timer);
}

export function ownStarvation(): Starvation {
  return starvation;
}
