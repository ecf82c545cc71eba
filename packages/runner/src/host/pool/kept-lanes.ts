/**
 * Lanes that take one run after the other, for code of trusted authors:
 * 1. A lane whose run came to its end is asked to rest: the judge forgets the run, and the learner's side ends its programs,
 *    resets its databases and checks that nothing is left of it (see `harness/rest.ts`).
 * 2. A lane that rests takes the next run of the same order, in a folder of its own, up to `MAX_RUNS`.
 * 3. A lane is killed when it does not rest in time, when something is left, or when its run ended in another way: late, without
 *    memory, with too much output.
 * 4. A job that may change a state that nobody can check gets a lane for itself.
 */
import { REST_MS, within } from "../judges/judges.ts";
import type { LaneOrder } from "./lane-order.ts";
import type { Pool } from "./pool.ts";
import { type Lane, type LaneContext, startKeptLane } from "./start-lane.ts";

/** Runs of one lane. The modules of a run stay in the memory of its process. */
const MAX_RUNS = 60;
/** Lanes at rest, of all orders together. The one that rests longest is killed for another. */
const MAX_RESTING = 4;

export function createKeptLanes(context: LaneContext): Pool {
  const resting: { key: string; lane: Lane; runs: number }[] = [];
  const dying = new Set<Promise<void>>();
  let isClosing = false;

  const kill = (lane: Lane) => {
    const gone = lane.end("broken").finally(() => dying.delete(gone));
    dying.add(gone);
  };

  const takeResting = (key: string) => {
    const at = resting.findLastIndex((other) => other.key === key);
    return at === -1 ? null : (resting.splice(at, 1)[0] ?? null);
  };

  const rest = async (key: string, lane: Lane, runs: number) => {
    const hasRested = within(REST_MS, lane.judge.rest(true));
    const isGone = Promise.race([lane.sandbox.ended, lane.judge.ended]).then(() => false);
    if (!(await Promise.race([hasRested, isGone])) || isClosing) return lane.end("broken");
    await lane.sandbox.drained();
    // The next run measures the time of the processes that it finds.
    lane.sandbox.processIds();
    resting.push({ key, lane, runs });
    for (const other of resting.splice(0, Math.max(0, resting.length - MAX_RESTING))) kill(other.lane);
  };

  return {
    take: async (order) => {
      const key = keyOf(order);
      const found = takeResting(key) ?? { lane: await startKeptLane(context, order), runs: 0 };
      const { lane, runs } = found;
      if (lane === null) return null;
      return {
        ...lane,
        folder: `run-${runs + 1}`,
        isWarm: runs > 0,
        end: (end) =>
          end === "broken" || !isKept(order) || runs + 1 >= MAX_RUNS
            ? lane.end(end)
            : rest(key, lane, runs + 1),
      };
    },
    prepare: () => {},
    refillSoon: () => {},
    full: async () => {},
    idleCount: () => resting.length,
    close: async () => {
      isClosing = true;
      for (const { lane } of resting.splice(0)) kill(lane);
      await Promise.all(dying);
    },
  };
}

/** Key of the orders that the same lane can take, one after the other. It is not warmed up for one of them. */
function keyOf({ memoryMb, runsPostgres, programs, learnerInHarness }: LaneOrder): string {
  return [memoryMb, runsPostgres, programs, learnerInHarness].join(" ");
}

/** A program of the machine, such as Redis, outlives those of the run. */
function isKept({ programs, leavesTraces }: LaneOrder): boolean {
  return programs.length === 0 && !leavesTraces();
}
