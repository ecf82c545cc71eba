/**
 * Judge processes, kept between runs:
 * 1. A judge that gave a verdict is asked to rest. It is kept when its run left nothing that could affect the
 *    next one.
 * 2. The next run takes it, up to `MAX_RUNS`. A judge is killed when it does not rest in time, or when its
 *    run ended in another way.
 * 3. Where strangers' code is judged, each judge is killed after one run, so that nothing that a learner sent
 *    outlives the run.
 */
import type { JudgeHome } from "./judge-home.ts";
import { type Judge, startJudge } from "./start-judge.ts";

export type Judges = {
  /** Judge for one run. */
  take: () => Judge;
  /** Takes a judge back after its run. Resolves when it is gone or rests. */
  giveBack: (judge: Judge, cameToVerdict: boolean) => Promise<void>;
  /** Resolves when no judge is left. */
  close: () => Promise<void>;
};

const MAX_RUNS = 100;
/** Time for a judge to come to rest, ms, even on a busy machine. */
export const REST_MS = 5_000;

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
      if (!mayRest || !(await within(REST_MS, judge.rest(false)))) return judge.kill();
      resting.add(judge);
      judge.ended.then(() => resting.delete(judge));
    },
    close: async () => {
      await Promise.all([...resting].map((judge) => judge.kill()));
    },
  };
}

/** Result of the work, or false when it takes longer. */
export function within(ms: number, work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, false);
    work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
