// Bayesian knowledge tracing: one hidden bit per skill (Corbett & Anderson 1995), fitted by expectation maximisation.
//
// 1. A set of skills counts as one skill of its own, so that every answer belongs to one sequence.
// 2. Forward and backward passes over every learner's sequence give the chance of each hidden state (Rabiner 1989).
// 3. Start, learning, guess and slip become the expected shares; guess and slip stay at most `MOST`, or the two
//    states could change places.
// 4. The fit runs from two starts, and the more likely result is kept. Unseen sets of skills use one fit on all sequences.

import { cell } from "../cells.ts";
import type { DataSet, Events } from "../data-set.ts";
import type { Model } from "../model.ts";

export interface BktParameters {
  /** Chance that the skill is known before the first answer. */
  readonly start: number;
  /** Chance that it becomes known between two answers. */
  readonly learn: number;
  readonly guess: number;
  readonly slip: number;
}

const MOST = 0.45;
const ROUNDS = 60;
const STARTS: readonly BktParameters[] = [
  { start: 0.5, learn: 0.1, guess: 0.2, slip: 0.1 },
  { start: 0.3, learn: 0.3, guess: 0.35, slip: 0.25 },
];

/** The chance that the skill is known, after an answer and the learning that follows it. */
export function knownAfter(p: BktParameters, known: number, right: boolean): number {
  const ifKnown = known * (right ? 1 - p.slip : p.slip);
  const ifNot = (1 - known) * (right ? p.guess : 1 - p.guess);
  const now = ifKnown / (ifKnown + ifNot);
  return now + (1 - now) * p.learn;
}

export function rightChance(p: BktParameters, known: number): number {
  return known * (1 - p.slip) + (1 - known) * p.guess;
}

/** Expected counts of one round, in pairs of numerator and denominator. */
interface Tally {
  start: number;
  sequences: number;
  learnt: number;
  unknown: number;
  guessed: number;
  unknownAll: number;
  slipped: number;
  knownAll: number;
  logLikelihood: number;
}

/** The most likely parameters of sequences of answers (1 right, 0 wrong), each of one learner and one skill. */
export function fitBkt(sequences: readonly Uint8Array[]): BktParameters {
  return STARTS.map((start) => climb(sequences, start)).reduce((best, each) =>
    each.logLikelihood > best.logLikelihood ? each : best,
  ).parameters;
}

export const bkt: Model = {
  name: "BKT (EM)",
  about:
    "a hidden known/unknown bit a skill with start, learn, guess and slip; several skills together count as one",
  fit: (data: DataSet) => {
    const bySet = sequencesBySet(data.train, data.skillSets.length);
    const pooled = fitBkt(bySet.flat());
    const parameters = bySet.map((sequences) => (sequences.length === 0 ? pooled : fitBkt(sequences)));
    return (events) => traceBkt(events, (set) => parameters[set] ?? pooled);
  },
};

function climb(sequences: readonly Uint8Array[], from: BktParameters) {
  let parameters = from;
  let last = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const t: Tally = {
      start: 0,
      sequences: 0,
      learnt: 0,
      unknown: 0,
      guessed: 0,
      unknownAll: 0,
      slipped: 0,
      knownAll: 0,
      logLikelihood: 0,
    };
    for (const answers of sequences) addSequence(parameters, answers, t);
    if (t.logLikelihood - last < 1e-5 * Math.abs(last)) break;
    last = t.logLikelihood;
    parameters = {
      start: within((t.start + 0.5) / (t.sequences + 1), 0.999),
      learn: within((t.learnt + 0.1) / (t.unknown + 1), 0.999),
      guess: within((t.guessed + 0.2) / (t.unknownAll + 1), MOST),
      slip: within((t.slipped + 0.1) / (t.knownAll + 1), MOST),
    };
  }
  return { parameters, logLikelihood: last };
}

function addSequence(p: BktParameters, answers: Uint8Array, tally: Tally): void {
  const length = answers.length;
  const known = new Float64Array(length);
  const back0 = new Float64Array(length).fill(1);
  const back1 = new Float64Array(length).fill(1);
  const scale = new Float64Array(length);
  const seen = (k: number) => ({
    ifKnown: answers[k] === 1 ? 1 - p.slip : p.slip,
    ifNot: answers[k] === 1 ? p.guess : 1 - p.guess,
  });
  let before = p.start;
  for (let k = 0; k < length; k += 1) {
    const { ifKnown, ifNot } = seen(k);
    const total = before * ifKnown + (1 - before) * ifNot;
    scale[k] = total;
    tally.logLikelihood += Math.log(total);
    known[k] = (before * ifKnown) / total;
    before = cell(known, k) + (1 - cell(known, k)) * p.learn;
  }
  for (let k = length - 2; k >= 0; k -= 1) {
    const { ifKnown, ifNot } = seen(k + 1);
    const next1 = (ifKnown * cell(back1, k + 1)) / cell(scale, k + 1);
    const next0 = (ifNot * cell(back0, k + 1)) / cell(scale, k + 1);
    back1[k] = next1;
    back0[k] = p.learn * next1 + (1 - p.learn) * next0;
    const unknownHere = (1 - cell(known, k)) * cell(back0, k);
    tally.learnt += (1 - cell(known, k)) * p.learn * next1;
    tally.unknown += unknownHere;
  }
  for (let k = 0; k < length; k += 1) {
    const ifKnown = cell(known, k) * cell(back1, k);
    const ifNot = (1 - cell(known, k)) * cell(back0, k);
    if (k === 0) tally.start += ifKnown;
    tally.knownAll += ifKnown;
    tally.unknownAll += ifNot;
    if (answers[k] === 1) tally.guessed += ifNot;
    else tally.slipped += ifKnown;
  }
  tally.sequences += 1;
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0.001), most);
}

function sequencesBySet(events: Events, setCount: number): Uint8Array[][] {
  const bySet: Uint8Array[][] = Array.from({ length: setCount }, () => []);
  for (let learner = 0; learner + 1 < events.start.length; learner += 1) {
    const own = new Map<number, number[]>();
    for (let k = events.start[learner] ?? 0; k < (events.start[learner + 1] ?? 0); k += 1) {
      const set = events.skillSet[k] ?? 0;
      const answers = own.get(set) ?? [];
      answers.push(events.right[k] ?? 0);
      own.set(set, answers);
    }
    for (const [set, answers] of own) bySet[set]?.push(Uint8Array.from(answers));
  }
  return bySet;
}

function traceBkt(events: Events, of: (set: number) => BktParameters): Float64Array {
  const chances = new Float64Array(events.right.length);
  for (let learner = 0; learner + 1 < events.start.length; learner += 1) {
    const known = new Map<number, number>();
    for (let k = events.start[learner] ?? 0; k < (events.start[learner + 1] ?? 0); k += 1) {
      const set = events.skillSet[k] ?? 0;
      const parameters = of(set);
      const before = known.get(set) ?? parameters.start;
      chances[k] = rightChance(parameters, before);
      known.set(set, knownAfter(parameters, before, events.right[k] === 1));
    }
  }
  return chances;
}
