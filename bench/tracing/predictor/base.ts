// The base model: logistic regression on the question and on the learner's counts of earlier answers.
//
// 1. Each item, concept and set of concepts has an ease; their sum is the ease of the question.
// 2. log(1 + right) and log(1 + wrong answers so far) count in total and per concept, with weights for each concept
//    (Gervet et al. 2020, "Best-LR").
// 3. All weights are regularised towards 0, so that an item seen twice has little effect, and an unseen item has none.

import { fitLogistic, lossOf, type SparseRows, scoreRow } from "../logistic.ts";
import { type Question, setNameOf } from "./answer.ts";
import type { History } from "./history.ts";

/** Weights of one concept: its ease, and the weights of earlier right and wrong answers. */
export interface ConceptWeights {
  readonly ease: number;
  readonly wins: number;
  readonly fails: number;
}

export interface Base {
  readonly ease: number;
  readonly wins: number;
  readonly fails: number;
  readonly concepts: ReadonlyMap<string, ConceptWeights>;
  readonly sets: ReadonlyMap<string, number>;
  readonly items: ReadonlyMap<string, { readonly ease: number; readonly answers: number }>;
}

/** Log-odds of a question by the base model, with its parts. */
export interface BaseView {
  /** Ease of the question without its item. */
  readonly conceptEase: number;
  /** Ease of the question: log-odds for a learner without history. */
  readonly ease: number;
  /** Log-odds including the counts of the learner. */
  readonly score: number;
  /** Number of answers to the item in the fit. */
  readonly itemAnswers: number;
}

export function viewBase(base: Base, history: History, question: Question, setName: string): BaseView {
  let conceptEase = base.ease + (base.sets.get(setName) ?? 0);
  let practice = base.wins * Math.log1p(history.wins) + base.fails * Math.log1p(history.fails);
  for (const concept of question.concepts) {
    const weights = base.concepts.get(concept);
    if (weights === undefined) continue;
    conceptEase += weights.ease;
    const trace = history.concepts.get(concept);
    if (trace === undefined) continue;
    practice += weights.wins * Math.log1p(trace.wins) + weights.fails * Math.log1p(trace.fails);
  }
  const item = base.items.get(question.item);
  const ease = conceptEase + (item?.ease ?? 0);
  return { conceptEase, ease, score: ease + practice, itemAnswers: item?.answers ?? 0 };
}

/** Index of names, in order of first use. */
export interface Index {
  readonly names: ReadonlyMap<string, number>;
  readonly of: (name: string) => number;
}

export function beginIndex(): Index {
  const names = new Map<string, number>();
  return {
    names,
    of: (name) => {
      const found = names.get(name) ?? names.size;
      names.set(name, found);
      return found;
    },
  };
}

/** The rows of a fit, with the names of their columns. */
export interface BaseRows {
  readonly rows: SparseRows;
  readonly columns: Index;
  /** Column of the item of every row. */
  readonly item: Int32Array;
}

interface Countable {
  wins: number;
  fails: number;
}

/** Rows of all learners, one learner after the other; columns are named by kind and name. */
export function toBaseRows(
  learners: readonly (readonly (Question & { readonly right: boolean })[])[],
): BaseRows {
  const columns = beginIndex();
  const start = [0];
  const column: number[] = [];
  const value: number[] = [];
  const item: number[] = [];
  const put = (name: string, amount: number) => {
    column.push(columns.of(name));
    value.push(amount);
  };
  for (const answers of learners) {
    const counts = new Map<string, Countable>();
    const all: Countable = { wins: 0, fails: 0 };
    for (const answer of answers) {
      put("ease", 1);
      put("wins", Math.log1p(all.wins));
      put("fails", Math.log1p(all.fails));
      put(`set ${setNameOf(answer.concepts)}`, 1);
      put(`item ${answer.item}`, 1);
      item.push(columns.of(`item ${answer.item}`));
      const key = answer.right ? "wins" : "fails";
      for (const concept of answer.concepts) {
        const own = counts.get(concept) ?? { wins: 0, fails: 0 };
        counts.set(concept, own);
        put(`concept ${concept}`, 1);
        if (own.wins > 0) put(`concept-wins ${concept}`, Math.log1p(own.wins));
        if (own.fails > 0) put(`concept-fails ${concept}`, Math.log1p(own.fails));
        own[key] += 1;
      }
      all[key] += 1;
      start.push(column.length);
    }
  }
  const right = Uint8Array.from(learners.flat(), (answer) => (answer.right ? 1 : 0));
  return {
    rows: {
      start: Int32Array.from(start),
      column: Int32Array.from(column),
      value: Float32Array.from(value),
      right,
    },
    columns,
    item: Int32Array.from(item),
  };
}

/** Fits the base model on the chosen rows; `penalty` regularises every weight towards 0. */
export function fitBase(baseRows: BaseRows, chosen: Int32Array, penalty: number): Base {
  return toBase(baseRows, fitWeights(baseRows, chosen, penalty), chosen);
}

/** Summed log loss, in nats, on the `held` rows, of a base model fitted on the `chosen` rows. */
export function baseLoss(
  baseRows: BaseRows,
  { chosen, held }: { chosen: Int32Array; held: Int32Array },
  penalty: number,
): number {
  const weights = fitWeights(baseRows, chosen, penalty);
  const { rows } = baseRows;
  return held.reduce((sum, row) => sum + lossOf(scoreRow(rows, row, weights), rows.right[row] ?? 0), 0);
}

function toBase({ columns, item }: BaseRows, weights: Float64Array, chosen: Int32Array): Base {
  const weightOf = (name: string): number => {
    const column = columns.names.get(name);
    return column === undefined ? 0 : (weights[column] ?? 0);
  };
  const named = (kind: string): string[] =>
    [...columns.names.keys()].filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  const answers = new Float64Array(weights.length);
  for (const row of chosen) {
    const column = item[row] ?? 0;
    answers[column] = (answers[column] ?? 0) + 1;
  }
  const seen = (id: string): number => answers[columns.names.get(`item ${id}`) ?? -1] ?? 0;
  return {
    ease: weightOf("ease"),
    wins: weightOf("wins"),
    fails: weightOf("fails"),
    concepts: new Map(
      named("concept ").map((id) => [
        id,
        {
          ease: weightOf(`concept ${id}`),
          wins: weightOf(`concept-wins ${id}`),
          fails: weightOf(`concept-fails ${id}`),
        },
      ]),
    ),
    sets: new Map(named("set ").map((id) => [id, weightOf(`set ${id}`)])),
    items: new Map(named("item ").map((id) => [id, { ease: weightOf(`item ${id}`), answers: seen(id) }])),
  };
}

function fitWeights({ rows, columns }: BaseRows, chosen: Int32Array, penalty: number): Float64Array {
  const penalties = new Float64Array(columns.names.size).fill(penalty);
  return fitLogistic(rows, penalties, { chosen, maxSteps: 60, tolerance: 1e-5 });
}
