/**
 * Where judges come from and where they go after their run:
 * 1. a judge whose run came to a verdict is asked to rest, and kept when nothing of that run can reach the next one;
 * 2. the next run takes it, up to so many runs; a judge that does not come to rest in time is killed, and so is one whose run ended in
 *    any other way;
 * 3. where strangers' code is judged, each judges one run and is killed, so that nothing that a learner sent it outlives the run.
 */
import type { JudgeHome } from "./judge-home.ts";
import { type Judge, startJudge } from "./start-judge.ts";

export type Judges = {
  /** A judge for one run. */
  take: () => Judge;
  /** Takes it back after the run; settles when it is gone or rests. */
  giveBack: (judge: Judge, cameToVerdict: boolean) => Promise<void>;
  /** Settles when none is left. */
  close: () => Promise<void>;
};

const MAX_RUNS = 100;
/** Time to come to rest, ms, however busy the machine. */
const REST_MS = 5_000;

export function createJudges(home: JudgeHome, keeps: boolean): Judges {
  const resting = new Set<Judge>();
  const runs = new WeakMap<Judge, number>();

  const takeResting = (): Judge | null => {
    const [judge = null] = resting;
    if (judge) resting.delete(judge);
    return judge;
  };

  return {
    take: () => {
      const judge = takeResting() ?? startJudge(home);
      runs.set(judge, (runs.get(judge) ?? 0) + 1);
      return judge;
    },
    giveBack: async (judge, cameToVerdict) => {
      const mayRest = keeps && cameToVerdict && (runs.get(judge) ?? 0) < MAX_RUNS;
      if (!mayRest || !(await within(REST_MS, judge.rest()))) return judge.kill();
      resting.add(judge);
      judge.ended.then(() => resting.delete(judge));
    },
    close: async () => {
      await Promise.all([...resting].map((judge) => judge.kill()));
    },
  };
}

/** What the work settles with, or false when it takes longer. */
function within(ms: number, work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, false);
    work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
