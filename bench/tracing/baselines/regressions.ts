// Logistic regressions on counts: PFA, two forms of Best-LR, and IRT, which uses no counts.
//
// 1. One pass over the answers of a learner writes a row for every answer, from the counts before it.
// 2. The weights maximise the penalised likelihood. The penalty is the one of `PENALTIES` with the least loss on a
//    held-out fifth of the training learners.

import { addTo, cell, sigmoid } from "../cells.ts";
import type { DataSet, Events } from "../data-set.ts";
import { fitLogistic, type SparseRows, scoreRow } from "../logistic.ts";
import { logLossOf } from "../metrics.ts";
import type { Model } from "../model.ts";
import { holdOut } from "../splits.ts";

const PENALTIES = [0.1, 0.3, 1, 3] as const;

/** Inputs of a row: the counts of the learner before the answer. */
interface Counts {
  readonly item: number;
  readonly skills: Int32Array;
  /** Right and wrong answers so far, by skill and in total. */
  readonly skillWins: Float64Array;
  readonly skillFails: Float64Array;
  readonly wins: number;
  readonly fails: number;
}

type Put = (column: number, value: number) => void;

interface Design {
  readonly columns: (data: DataSet) => number;
  readonly write: (data: DataSet, counts: Counts, put: Put) => void;
}

/** Columns: 1 for all, then intercept, right and wrong count of every skill. */
export const pfa: Model = {
  name: "PFA",
  about:
    "logistic regression on every skill's intercept and log(1 + count) of its right and of its wrong answers, no item (Pavlik et al. 2009)",
  fit: fitDesign({
    columns: (data) => 1 + 3 * data.skillCount,
    write: (data, { skills, skillWins, skillFails }, put) => {
      put(0, 1);
      for (const skill of skills) {
        put(1 + skill, 1);
        put(1 + data.skillCount + skill, Math.log1p(cell(skillWins, skill)));
        put(1 + 2 * data.skillCount + skill, Math.log1p(cell(skillFails, skill)));
      }
    },
  }),
};

/** Columns: 1 for all, both totals, both weights of a skill's counts, then skills, then items. */
export const bestLr: Model = {
  name: "Best-LR",
  about:
    "logistic regression on intercepts of item and skills and log(1 + count) of right and of wrong answers, in all and in the skills; the two weights of a skill's counts are shared by all skills",
  fit: fitDesign({
    columns: (data) => 5 + data.skillCount + data.itemCount,
    write: (data, { item, skills, skillWins, skillFails, wins, fails }, put) => {
      put(0, 1);
      put(1, Math.log1p(wins));
      put(2, Math.log1p(fails));
      for (const skill of skills) {
        put(3, Math.log1p(cell(skillWins, skill)));
        put(4, Math.log1p(cell(skillFails, skill)));
        put(5 + skill, 1);
      }
      put(5 + data.skillCount + item, 1);
    },
  }),
};

/** Columns: 1 for all, both totals, then intercept, right and wrong count of every skill, then items. */
export const bestLrBySkill: Model = {
  name: "Best-LR by skill",
  about: "the same with two weights of its own for every skill, the form of Gervet et al. 2020",
  fit: fitDesign({
    columns: (data) => 3 + 3 * data.skillCount + data.itemCount,
    write: (data, { item, skills, skillWins, skillFails, wins, fails }, put) => {
      put(0, 1);
      put(1, Math.log1p(wins));
      put(2, Math.log1p(fails));
      for (const skill of skills) {
        put(3 + skill, 1);
        put(3 + data.skillCount + skill, Math.log1p(cell(skillWins, skill)));
        put(3 + 2 * data.skillCount + skill, Math.log1p(cell(skillFails, skill)));
      }
      put(3 + 3 * data.skillCount + item, 1);
    },
  }),
};

/** Columns: 1 for all, then items, then skills. It predicts from the item and its skills alone, as for an unseen learner. */
export const irt: Model = {
  name: "IRT",
  about:
    "the one-parameter curve at mean ability, as for a learner never seen: intercepts of item and skills",
  fit: fitDesign({
    columns: (data) => 1 + data.itemCount + data.skillCount,
    write: (data, { item, skills }, put) => {
      put(0, 1);
      put(1 + item, 1);
      for (const skill of skills) put(1 + data.itemCount + skill, 1);
    },
  }),
};

function fitDesign(design: Design) {
  return (data: DataSet, seed: number) => {
    const columns = design.columns(data);
    const chancesOf = (weights: Float64Array, events: Events): Float64Array => {
      const rows = toRows(data, events, design);
      return Float64Array.from(events.right, (_, row) => sigmoid(scoreRow(rows, row, weights)));
    };
    const inner = holdOut(data, seed);
    const innerRows = toRows(data, inner.train, design);
    const tried = PENALTIES.map((penalty) => {
      const weights = fitLogistic(innerRows, new Float64Array(columns).fill(penalty));
      return { penalty, loss: logLossOf(chancesOf(weights, inner.test), inner.test.right) };
    });
    const best = tried.reduce((least, each) => (each.loss < least.loss ? each : least));
    const weights = fitLogistic(
      toRows(data, data.train, design),
      new Float64Array(columns).fill(best.penalty),
    );
    return (events: Events) => chancesOf(weights, events);
  };
}

function toRows(data: DataSet, events: Events, design: Design): SparseRows {
  const start = [0];
  const column: number[] = [];
  const value: number[] = [];
  const put: Put = (where, amount) => {
    column.push(where);
    value.push(amount);
  };
  for (let learner = 0; learner + 1 < events.start.length; learner += 1) {
    const skillWins = new Float64Array(data.skillCount);
    const skillFails = new Float64Array(data.skillCount);
    let wins = 0;
    let fails = 0;
    for (let k = events.start[learner] ?? 0; k < (events.start[learner + 1] ?? 0); k += 1) {
      const skills = data.skillSets[events.skillSet[k] ?? 0] ?? new Int32Array();
      const item = events.item[k] ?? 0;
      design.write(data, { item, skills, skillWins, skillFails, wins, fails }, put);
      start.push(column.length);
      const isRight = events.right[k] === 1;
      for (const skill of skills) addTo(isRight ? skillWins : skillFails, skill, 1);
      wins += isRight ? 1 : 0;
      fails += isRight ? 0 : 1;
    }
  }
  return {
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    value: Float32Array.from(value),
    right: events.right,
  };
}
