// Predicts the next answer of a learner, and learns from it.
//
// 1. The base model and the hidden bits turn the learner's history and the question into 45 features.
// 2. The log-odds are a linear score of the features, plus the mean over the groups of trees of their sum.
// 3. The odds are at most n + 1 to 1 after n training answers, by the rule of succession.
// 4. An answer changes only the history; the parameters stay as fitted.

import { sigmoid } from "../cells.ts";
import { type Question, setNameOf } from "./answer.ts";
import { viewBase } from "./base.ts";
import { FEATURE_COUNT, type Reader, writeFeatures } from "./features.ts";
import { bitAfter, type HiddenBit } from "./hidden-bit.ts";
import { beginHistory, ensureTrace, type History, markAnswer } from "./history.ts";
import { type Linear, scoreLinear } from "./linear.ts";
import { packTrees, scorePacked, type Tree } from "./tree.ts";

/** A fitted predictor as plain JSON. Maps are lists of entries, so that any string may be a name. */
export interface PredictorParameters {
  readonly version: 1;
  readonly base: {
    readonly ease: number;
    readonly wins: number;
    readonly fails: number;
    readonly concepts: readonly {
      readonly id: string;
      readonly ease: number;
      readonly wins: number;
      readonly fails: number;
    }[];
    readonly sets: readonly { readonly id: string; readonly ease: number }[];
    readonly items: readonly { readonly id: string; readonly ease: number; readonly answers: number }[];
  };
  readonly bits: {
    readonly all: HiddenBit;
    readonly sets: readonly { readonly id: string; readonly bit: HiddenBit }[];
  };
  readonly linear: Linear;
  readonly groves: readonly (readonly Tree[])[];
}

export interface Predictor {
  /** The history of a learner who has not answered yet. */
  readonly begin: () => History;
  /** Chance of a right answer, strictly between 0 and 1. */
  readonly predict: (history: History, question: Question) => number;
  /** Adds an answer to `history`, which is changed. */
  readonly observe: (history: History, question: Question, right: boolean) => void;
}

/** Adds an answer to a history as read by `reader`; `ease` is the question's, from `writeFeatures`. */
export function observeAnswer(
  { bits }: Reader,
  history: History,
  question: Question,
  setName: string,
  right: boolean,
  ease: number,
): void {
  markAnswer(history, question, setName, right, sigmoid(ease));
  const trace = ensureTrace(history.sets, setName);
  const bit = bits.sets.get(setName) ?? bits.all;
  trace.known = bitAfter(bit, trace.known < 0 ? bit.start : trace.known, right);
}

/** A predictor with parameters from `fitPredictor`. */
export function createPredictor(parameters: PredictorParameters): Predictor {
  const reader = toReader(parameters);
  const { linear, groves } = parameters;
  const packed = packTrees(groves.flat());
  const features = new Float32Array(FEATURE_COUNT);
  const answers = parameters.base.items.reduce((sum, item) => sum + item.answers, 0);
  const most = Math.log(answers + 1);
  return {
    begin: beginHistory,
    predict: (history, question) => {
      writeFeatures(reader, history, question, setNameOf(question.concepts), features);
      const ofTrees = groves.length === 0 ? 0 : scorePacked(packed, features) / groves.length;
      const logOdds = scoreLinear(linear, features, 0) + ofTrees;
      return sigmoid(Math.max(-most, Math.min(most, logOdds)));
    },
    observe: (history, question, right) => {
      const setName = setNameOf(question.concepts);
      const { ease } = viewBase(reader.base, history, question, setName);
      observeAnswer(reader, history, question, setName, right, ease);
    },
  };
}

function toReader({ base, bits }: PredictorParameters): Reader {
  return {
    base: {
      ease: base.ease,
      wins: base.wins,
      fails: base.fails,
      concepts: new Map(base.concepts.map(({ id, ...weights }) => [id, weights])),
      sets: new Map(base.sets.map(({ id, ease }) => [id, ease])),
      items: new Map(base.items.map(({ id, ...item }) => [id, item])),
    },
    bits: { all: bits.all, sets: new Map(bits.sets.map(({ id, bit }) => [id, bit])) },
  };
}
