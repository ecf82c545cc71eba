// Features of a prediction: 45 numbers from the base model, the hidden bit and the history of the learner.

import { logit } from "../cells.ts";
import type { Question } from "./answer.ts";
import { type Base, viewBase } from "./base.ts";
import { bitChance, type HiddenBits } from "./hidden-bit.ts";
import { ALL_FADES, type History, TRACE_FADES, type Trace } from "./history.ts";

/** Number of features that `writeFeatures` writes. */
export const FEATURE_COUNT = 45;

/**
 * Indexes of the most informative features: score and ease, the surprise of all answers and of answers on the concepts under the two slowest fades,
 * and the hidden bit.
 */
export const CORE_FEATURES = [0, 1, 8, 9, 12, 13, 44] as const;

/** The fitted models that do not depend on the learner. */
export interface Reader {
  readonly base: Base;
  readonly bits: HiddenBits;
}

const NONE = -1;

interface OfConcepts {
  readonly surprise: Float64Array;
  least: number;
  logWins: number;
  logFails: number;
  run: number;
  lastIndex: number;
  lastSeconds: number;
  fewest: number;
}

/**
 * Writes the features of one question into `out`, and returns the ease of the question.
 *
 * All features are from before the answer. Their order is fixed, since a fitted predictor refers to them by index.
 */
export function writeFeatures(
  { base, bits }: Reader,
  history: History,
  question: Question,
  setName: string,
  out: Float32Array,
): number {
  let index = 0;
  const put = (value: number) => {
    out[index] = value;
    index += 1;
  };
  const { ease, conceptEase, score, itemAnswers } = viewBase(base, history, question, setName);
  const answered = history.wins + history.fails;
  const set = history.sets.get(setName);
  const concepts = viewConcepts(history, question.concepts);
  const item = history.items.get(question.item);
  put(score);
  put(ease);
  put(conceptEase);
  put(Math.log1p(itemAnswers));
  put(Math.log1p(history.wins));
  put(Math.log1p(history.fails));
  for (let k = 0; k < ALL_FADES.length; k += 1) put(meanSurprise(history, k, 2));
  for (let k = 0; k < TRACE_FADES.length; k += 1) put(concepts.surprise[k] ?? 0);
  put(concepts.least);
  for (let k = 0; k < TRACE_FADES.length; k += 1) put(set === undefined ? 0 : meanSurprise(set, k, 1));
  put(concepts.logWins);
  put(concepts.logFails);
  put(Math.log1p(set?.wins ?? 0));
  put(Math.log1p(set?.fails ?? 0));
  put(concepts.run);
  put(set?.run ?? 0);
  put(history.run);
  put(Math.log1p(concepts.fewest));
  put(concepts.lastIndex < 0 ? NONE : Math.log1p(answered - concepts.lastIndex));
  put(set === undefined ? NONE : Math.log1p(answered - set.lastIndex));
  put(set?.recent ?? 0);
  put(Math.log1p(history.lastSet === setName ? history.sameSet + 1 : 0));
  put(question.concepts.length);
  put(item === undefined ? 0 : item.right ? 1 : -1);
  put(item?.answers ?? 0);
  for (const sign of history.latest) put(sign);
  put(logSeconds(history.lastSeconds, question.at));
  put(logSeconds(concepts.lastSeconds, question.at));
  put(history.firstSurprise / (history.firsts + 2));
  put(Math.log1p(history.firsts));
  put(logit(knownOf(bits, set, setName)));
  return ease;
}

/** Means over the concepts of a question, and the minima of surprise and of practice over these concepts. */
function viewConcepts(history: History, concepts: readonly string[]): OfConcepts {
  const view: OfConcepts = {
    surprise: new Float64Array(TRACE_FADES.length),
    least: Number.POSITIVE_INFINITY,
    logWins: 0,
    logFails: 0,
    run: 0,
    lastIndex: NONE,
    lastSeconds: 0,
    fewest: Number.POSITIVE_INFINITY,
  };
  const share = 1 / concepts.length;
  for (const concept of concepts) {
    const trace = history.concepts.get(concept);
    view.least = Math.min(view.least, trace === undefined ? 0 : meanSurprise(trace, 2, 1));
    view.fewest = Math.min(view.fewest, trace === undefined ? 0 : trace.wins + trace.fails);
    if (trace === undefined) continue;
    for (let k = 0; k < TRACE_FADES.length; k += 1)
      view.surprise[k] = (view.surprise[k] ?? 0) + share * meanSurprise(trace, k, 1);
    view.logWins += share * Math.log1p(trace.wins);
    view.logFails += share * Math.log1p(trace.fails);
    view.run += share * trace.run;
    view.lastIndex = Math.max(view.lastIndex, trace.lastIndex);
    view.lastSeconds = Math.max(view.lastSeconds, trace.lastSeconds);
  }
  return view;
}

/** Mean surprise under fade k, shrunk towards 0 as if by `pull` more answers without surprise. */
function meanSurprise(
  trace: { surprise: Float64Array; weight: Float64Array },
  k: number,
  pull: number,
): number {
  return (trace.surprise[k] ?? 0) / ((trace.weight[k] ?? 0) + pull);
}

/** Seconds from `since` to `at` as log(1 + s); −1 when either is unknown. */
function logSeconds(since: number, at: number): number {
  return since > 0 && at > 0 ? Math.log1p(Math.max(0, at - since)) : NONE;
}

function knownOf(bits: HiddenBits, trace: Trace | undefined, setName: string): number {
  const bit = bits.sets.get(setName) ?? bits.all;
  return bitChance(bit, trace === undefined || trace.known < 0 ? bit.start : trace.known);
}
