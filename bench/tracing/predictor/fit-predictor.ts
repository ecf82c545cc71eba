// Fits a predictor to the answers of many learners.
//
// 1. The seed assigns learners to five folds. For each fold a base model and hidden bits are fitted on the other four.
//    The features of the fold's answers come from these, so that no answer influences its own features.
// 2. A linear score is fitted on the features, and two groups of boosted trees on top of it. Each group holds out one
//    fold for early stopping.
// 3. The final base model and hidden bits are fitted on all answers.
// 4. With more than `MOST_ANSWERS` answers, steps 1 and 2 use only as many folds as stay below it, at least two.

import { type PredictorRow, setNameOf } from "./answer.ts";
import { type Base, type BaseRows, fitBase, toBaseRows } from "./base.ts";
import { FEATURE_COUNT, type Reader, writeFeatures } from "./features.ts";
import { chooseBasePull, FEW_ANSWERS, fitLinearToFew, type Table } from "./few-answers.ts";
import { toGround } from "./ground.ts";
import { growTrees } from "./grow-trees.ts";
import { fitHiddenBits, type HiddenBits } from "./hidden-bit.ts";
import { beginHistory } from "./history.ts";
import { fitLinear, scoreLinear } from "./linear.ts";
import { observeAnswer, type PredictorParameters } from "./predictor.ts";

export interface FitOptions {
  /** Assigns learners to folds and features to trees; the same rows and seed give the same parameters. */
  readonly seed: number;
  /** Most trees of one grove; 0 leaves the linear score alone. */
  readonly mostTrees?: number;
}

/** Answers of every learner, in the order in which they were given. */
type Learners = readonly (readonly PredictorRow[])[];

const FOLDS = 5;
const GROVES = 2;
const MOST_ANSWERS = 400_000;
const BASE_PULL = 1;

/**
 * Parameters for `createPredictor`, from answers of at least two learners.
 *
 * @param rows answers in any order of learners, those of one learner in the order in which they were given
 * @throws RangeError when there is no answer
 */
export function fitPredictor(rows: readonly PredictorRow[], options: FitOptions): PredictorParameters {
  if (rows.length === 0) throw new RangeError("A predictor needs at least one answer to learn from.");
  const learners = [...Map.groupBy(rows, ({ learner }) => learner).values()];
  const chance = chanceFrom(options.seed);
  const folds = Uint8Array.from(learners, () => Math.floor(chance() * FOLDS));
  const foldCount = Math.max(2, Math.min(FOLDS, Math.floor((MOST_ANSWERS * FOLDS) / rows.length)));
  const baseRows = toBaseRows(learners);
  const foldOfRows = Uint8Array.from(
    learners.flatMap((answers, learner) => answers.map(() => folds[learner] ?? 0)),
  );
  const basePull = rows.length < FEW_ANSWERS ? chooseBasePull(baseRows, foldOfRows) : BASE_PULL;
  const given = { baseRows, basePull };
  const readers = Array.from({ length: foldCount }, (_, fold) =>
    fitReader(learners, given, (learner) => folds[learner] !== fold),
  );
  const table = toTable(learners, folds, readers);
  const { base, bits } = fitReader(learners, given, () => true);
  return { version: 1, ...toJson(base, bits), ...fitScores(table, options) };
}

/** Numbers in [0, 1) that depend on the seed alone. @see xorshift32, Marsaglia 2003 */
function chanceFrom(seed: number): () => number {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

function fitReader(
  learners: Learners,
  { baseRows, basePull }: { baseRows: BaseRows; basePull: number },
  isChosen: (learner: number) => boolean,
): Reader {
  return {
    base: fitBase(baseRows, rowsOf(learners, isChosen), basePull),
    bits: fitHiddenBits(answersBySet(learners.filter((_, learner) => isChosen(learner)))),
  };
}

function rowsOf(learners: Learners, isChosen: (learner: number) => boolean): Int32Array {
  const chosen: number[] = [];
  let row = 0;
  learners.forEach((answers, learner) => {
    for (let k = 0; k < answers.length; k += 1) if (isChosen(learner)) chosen.push(row + k);
    row += answers.length;
  });
  return Int32Array.from(chosen);
}

function answersBySet(learners: Learners): Map<string, boolean[][]> {
  const bySet = new Map<string, boolean[][]>();
  for (const answers of learners)
    for (const [name, own] of Map.groupBy(answers, ({ concepts }) => setNameOf(concepts))) {
      const sequences = bySet.get(name) ?? [];
      bySet.set(name, sequences);
      sequences.push(own.map(({ right }) => right));
    }
  return bySet;
}

/** Features of all answers in the folds that have a reader, by the reader of their fold. */
function toTable(learners: Learners, folds: Uint8Array, readers: readonly Reader[]): Table {
  const used = learners.flatMap((answers, learner) => {
    const fold = folds[learner] ?? 0;
    const reader = readers[fold];
    return reader === undefined ? [] : [{ answers, fold, reader }];
  });
  const count = used.reduce((sum, { answers }) => sum + answers.length, 0);
  const table = {
    features: new Float32Array(count * FEATURE_COUNT),
    right: new Uint8Array(count),
    fold: new Uint8Array(count),
  };
  const out = new Float32Array(FEATURE_COUNT);
  let row = 0;
  for (const { answers, fold, reader } of used) {
    const history = beginHistory();
    for (const answer of answers) {
      const setName = setNameOf(answer.concepts);
      const ease = writeFeatures(reader, history, answer, setName, out);
      table.features.set(out, row * FEATURE_COUNT);
      table.right[row] = answer.right ? 1 : 0;
      table.fold[row] = fold;
      row += 1;
      observeAnswer(reader, history, answer, setName, answer.right, ease);
    }
  }
  return table;
}

function toJson(base: Base, bits: HiddenBits): Pick<PredictorParameters, "base" | "bits"> {
  return {
    base: {
      ease: base.ease,
      wins: base.wins,
      fails: base.fails,
      concepts: [...base.concepts].map(([id, weights]) => ({ id, ...weights })),
      sets: [...base.sets].map(([id, ease]) => ({ id, ease })),
      items: [...base.items].map(([id, item]) => ({ id, ...item })),
    },
    bits: { all: bits.all, sets: [...bits.sets].map(([id, bit]) => ({ id, bit })) },
  };
}

function fitScores(table: Table, options: FitOptions) {
  const { features, right, fold } = table;
  const linear =
    right.length < FEW_ANSWERS
      ? fitLinearToFew(table, FEATURE_COUNT)
      : fitLinear(features, FEATURE_COUNT, right);
  const begin = Float64Array.from(right, (_, row) => scoreLinear(linear, features, row * FEATURE_COUNT));
  const ground = toGround(columnsOf(features), right);
  const groves = Array.from({ length: GROVES }, (_, grove) =>
    growTrees(ground, features, begin, isHeldFrom(fold, grove), {
      trees: options.mostTrees ?? 500,
      leaves: 24,
      pace: 0.08,
      pull: 10,
      leastCurvature: 30,
      featureShare: 0.5,
      patience: 25,
      chance: chanceFrom(options.seed + 1 + grove),
    }),
  );
  return { linear, groves };
}

function columnsOf(features: Float32Array): Float32Array[] {
  return Array.from({ length: FEATURE_COUNT }, (_, k) =>
    Float32Array.from(
      { length: features.length / FEATURE_COUNT },
      (_, row) => features[row * FEATURE_COUNT + k] ?? 0,
    ),
  );
}

function isHeldFrom(fold: Uint8Array, held: number): Uint8Array {
  return Uint8Array.from(fold, (each) => (each === held ? 1 : 0));
}
