// Data set: answers as numbers, for models that count.
//
// 1. Items, skills and sets of skills get an index each, those of the training part first.
// 2. Rows are grouped by learner. The rows of one learner stay in their order.
// 3. A test learner who also has training rows starts with those as history: they are replayed to every model, and
//    not scored.

import type { AnswerRow } from "./read-answers.ts";

/** Answers of learners one after the other: those of learner k are `start[k]` to `start[k + 1]` (exclusive). */
export interface Events {
  readonly rows: readonly AnswerRow[];
  readonly start: Int32Array;
  readonly item: Int32Array;
  /** Index of the set of skills of the answer. */
  readonly skillSet: Int32Array;
  readonly right: Uint8Array;
  /** 1 when the answer counts in the scores. */
  readonly scored: Uint8Array;
}

export interface DataSet {
  readonly train: Events;
  readonly test: Events;
  readonly itemCount: number;
  readonly skillCount: number;
  /** The skills of every set of skills, by its index. */
  readonly skillSets: readonly Int32Array[];
}

export function toDataSet(train: readonly AnswerRow[], test: readonly AnswerRow[]): DataSet {
  const items = indexer();
  const skills = indexer();
  const sets = indexer();
  const skillSets: Int32Array[] = [];
  const setOf = (row: AnswerRow): number => {
    const index = sets.of(row.skills.join(";"));
    if (index === skillSets.length) skillSets.push(Int32Array.from(row.skills, skills.of));
    return index;
  };
  const toEvents = (learners: AnswerRow[][], isScored: (row: AnswerRow) => boolean): Events => {
    const rows = learners.flat();
    const start = new Int32Array(learners.length + 1);
    learners.forEach((each, k) => {
      start[k + 1] = (start[k] ?? 0) + each.length;
    });
    return {
      rows,
      start,
      item: Int32Array.from(rows, ({ item }) => items.of(item)),
      skillSet: Int32Array.from(rows, setOf),
      right: Uint8Array.from(rows, ({ right }) => (right ? 1 : 0)),
      scored: Uint8Array.from(rows, (row) => (isScored(row) ? 1 : 0)),
    };
  };
  const trainByLearner = groupByLearner(train);
  const history = new Map(trainByLearner.map((rows) => [rows[0]?.learner, rows]));
  const testRows = new Set(test);
  const testByLearner = groupByLearner(test).map((rows) => [
    ...(history.get(rows[0]?.learner) ?? []),
    ...rows,
  ]);
  const trainEvents = toEvents(trainByLearner, () => true);
  const testEvents = toEvents(testByLearner, (row) => testRows.has(row));
  return {
    train: trainEvents,
    test: testEvents,
    itemCount: items.known.size,
    skillCount: skills.known.size,
    skillSets,
  };
}

function indexer() {
  const known = new Map<string, number>();
  return {
    known,
    of: (name: string): number => {
      const found = known.get(name) ?? known.size;
      known.set(name, found);
      return found;
    },
  };
}

function groupByLearner(rows: readonly AnswerRow[]): AnswerRow[][] {
  return [...Map.groupBy(rows, ({ learner }) => learner).values()];
}
