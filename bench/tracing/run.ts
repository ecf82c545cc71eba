import { bkt } from "./baselines/bkt.ts";
import { elo } from "./baselines/elo.ts";
import { globalMean, skillMean } from "./baselines/means.ts";
import { bestLr, bestLrBySkill, irt, pfa } from "./baselines/regressions.ts";
import { type DataSet, toDataSet } from "./data-set.ts";
import { type Scores, scoresOf } from "./metrics.ts";
import type { Model } from "./model.ts";
import { ours } from "./our-predictor.ts";
import type { AnswerRow } from "./read-answers.ts";

/** The rows of the table, in its order. */
export const MODELS: readonly Model[] = [
  globalMean,
  skillMean,
  irt,
  bkt,
  pfa,
  elo,
  bestLr,
  bestLrBySkill,
  ours,
];

export interface Measured extends Scores {
  readonly model: string;
  /** Processor time of this process, so that other work on the machine does not count. */
  readonly microsecondsPerEvent: number;
  readonly fitSeconds: number;
}

export interface Outcome {
  readonly dataSet: string;
  readonly learners: { readonly train: number; readonly test: number };
  readonly events: { readonly train: number; readonly test: number };
  readonly items: number;
  readonly skills: number;
  readonly rows: readonly Measured[];
}

/** Fits every model on `train` and scores it on `test`; `onRow` gets each row when it is done. */
export function runDataSet(
  dataSet: string,
  train: readonly AnswerRow[],
  test: readonly AnswerRow[],
  seed: number,
  onRow: (row: Measured) => void,
): Outcome {
  const data = toDataSet(train, test);
  const rows = MODELS.map((model) => {
    const row = measure(model, data, seed);
    onRow(row);
    return row;
  });
  return {
    dataSet,
    learners: { train: data.train.start.length - 1, test: data.test.start.length - 1 },
    events: { train: train.length, test: test.length },
    items: data.itemCount,
    skills: data.skillCount,
    rows,
  };
}

function measure(model: Model, data: DataSet, seed: number): Measured {
  const fitted = timed(() => model.fit(data, seed));
  const traced = timed(() => fitted.value(data.test));
  const isScored = (_: number, k: number) => data.test.scored[k] === 1;
  return {
    model: model.name,
    ...scoresOf(traced.value.filter(isScored), data.test.right.filter(isScored)),
    microsecondsPerEvent: (traced.seconds * 1e6) / traced.value.length,
    fitSeconds: fitted.seconds,
  };
}

function timed<T>(work: () => T): { value: T; seconds: number } {
  const before = process.cpuUsage();
  const value = work();
  return { value, seconds: process.cpuUsage(before).user / 1e6 };
}
