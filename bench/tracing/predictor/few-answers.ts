// Regularisation for small data sets: its strength is chosen by cross-validation.
//
// 1. Every strength is tried: for each fold of the learners, it is fitted on all other folds and measured on that fold.
// 2. The strength with the least log loss over all folds is taken. With a single fold nothing can be measured: then the
//    strongest is taken, or the base model alone.
// 3. Two strengths are chosen in this way: of the pull of the base's weights to 0, and of the pull of the linear score
//    to the base alone.

import { lossOf } from "../logistic.ts";
import { type BaseRows, baseLoss } from "./base.ts";
import { baseAlone, fitLinear, type Linear, scoreLinear } from "./linear.ts";

/** Number of answers below which the strengths are chosen by cross-validation. */
export const FEW_ANSWERS = 30_000;

const BASE_PULLS = [0.5, 1, 2, 4, 8, 16] as const;
const LINEAR_PULLS = [3, 10, 30, 100, 300, 1000] as const;

type Split = { readonly chosen: Int32Array; readonly held: Int32Array };

/** @param fold of every row */
export function chooseBasePull(baseRows: BaseRows, fold: Uint8Array): number {
  const splits = splitsOf(fold);
  if (splits.length < 2) return Math.max(...BASE_PULLS);
  return least(BASE_PULLS, (pull) => splits.reduce((sum, split) => sum + baseLoss(baseRows, split, pull), 0));
}

export interface Table {
  readonly features: Float32Array;
  readonly right: Uint8Array;
  /** Fold of every row. */
  readonly fold: Uint8Array;
}

/** The linear score for a small table, pulled to the base alone by the strength that cross-validation chose. */
export function fitLinearToFew(table: Table, width: number): Linear {
  const splits = splitsOf(table.fold);
  if (splits.length < 2) return baseAlone(width);
  const pullToBase = least(LINEAR_PULLS, (pull) =>
    splits.reduce((sum, split) => sum + linearLoss(table, width, split, pull), 0),
  );
  return fitLinear(table.features, width, table.right, { pullToBase });
}

/** The splits of cross-validation: for each fold, all other rows and the rows of the fold. */
function splitsOf(fold: Uint8Array): Split[] {
  const rows = Int32Array.from(fold, (_, row) => row);
  return [...new Set(fold)].map((held) => ({
    chosen: rows.filter((row) => fold[row] !== held),
    held: rows.filter((row) => fold[row] === held),
  }));
}

function least(pulls: readonly number[], lossWith: (pull: number) => number): number {
  return pulls
    .map((pull) => ({ pull, loss: lossWith(pull) }))
    .reduce((best, each) => (each.loss <= best.loss ? each : best)).pull;
}

function linearLoss(
  { features, right }: Table,
  width: number,
  { chosen, held }: Split,
  pullToBase: number,
): number {
  const linear = fitLinear(features, width, right, { pullToBase, chosen });
  return held.reduce(
    (sum, row) => sum + lossOf(scoreLinear(linear, features, row * width), right[row] ?? 0),
    0,
  );
}
