// Bayesian knowledge tracing: a hidden bit for every set of concepts, known or not (Corbett & Anderson 1995).
//
// 1. One forward and one backward pass over a learner's answers to the set give the chance of each state (Rabiner 1989).
// 2. Start, learn, guess and slip are ratios of expected counts. The fit on all sets is a prior with the weight of
//    `PRIOR` learners, so that a set with few learners stays close to it.

/** Chances: known at the start, learnt between two answers, right while unknown, wrong while known. */
export interface HiddenBit {
  readonly start: number;
  readonly learn: number;
  readonly guess: number;
  readonly slip: number;
}

const PRIOR = 20;
const ROUNDS = 20;
const MOST_SEQUENCES = 2000;
const BEGIN: HiddenBit = { start: 0.4, learn: 0.12, guess: 0.25, slip: 0.12 };

export function bitAfter(bit: HiddenBit, known: number, right: boolean): number {
  const ifKnown = known * (right ? 1 - bit.slip : bit.slip);
  const ifNot = (1 - known) * (right ? bit.guess : 1 - bit.guess);
  const now = ifKnown / (ifKnown + ifNot);
  return now + (1 - now) * bit.learn;
}

export function bitChance(bit: HiddenBit, known: number): number {
  return known * (1 - bit.slip) + (1 - known) * bit.guess;
}

interface Tally {
  start: number;
  learners: number;
  learnt: number;
  couldLearn: number;
  guessed: number;
  notKnown: number;
  slipped: number;
  known: number;
}

/** One fit on all sets together, and one for each set. */
export interface HiddenBits {
  readonly all: HiddenBit;
  readonly sets: ReadonlyMap<string, HiddenBit>;
}

/** @param bySet answers by set of concepts, one sequence per learner; above 2000 sequences, evenly spaced ones are used */
export function fitHiddenBits(bySet: ReadonlyMap<string, readonly (readonly boolean[])[]>): HiddenBits {
  const all = climb(thin([...bySet.values()].flat(), 5 * MOST_SEQUENCES), BEGIN, null);
  const fitSet = (sequences: readonly (readonly boolean[])[]) =>
    climb(thin(sequences, MOST_SEQUENCES), all, all);
  return { all, sets: new Map([...bySet].map(([name, sequences]) => [name, fitSet(sequences)])) };
}

function climb(sequences: readonly (readonly boolean[])[], from: HiddenBit, prior: HiddenBit | null) {
  let bit = from;
  for (let round = 0; round < ROUNDS; round += 1) {
    const tally = beginTally(prior);
    for (const answers of sequences) addAnswers(tally, bit, answers);
    const next: HiddenBit = {
      start: within(tally.start / tally.learners, 0.998),
      learn: within(tally.learnt / tally.couldLearn, 0.9),
      guess: within(tally.guessed / tally.notKnown, 0.45),
      slip: within(tally.slipped / tally.known, 0.45),
    };
    const moved = Math.abs(next.start - bit.start) + Math.abs(next.learn - bit.learn);
    const slid = Math.abs(next.guess - bit.guess) + Math.abs(next.slip - bit.slip);
    bit = next;
    if (moved + slid < 1e-3) break;
  }
  return bit;
}

function beginTally(bit: HiddenBit | null): Tally {
  const weight = bit === null ? 1 : PRIOR;
  const { start, learn, guess, slip } = bit ?? BEGIN;
  return {
    start: start * weight,
    learners: weight,
    learnt: learn * weight,
    couldLearn: weight,
    guessed: guess * weight,
    notKnown: weight,
    slipped: slip * weight,
    known: weight,
  };
}

function addAnswers(tally: Tally, bit: HiddenBit, answers: readonly boolean[]): void {
  const filtered: number[] = [];
  let before = bit.start;
  for (const right of answers) {
    const ifKnown = before * (right ? 1 - bit.slip : bit.slip);
    const ifNot = (1 - before) * (right ? bit.guess : 1 - bit.guess);
    const now = ifKnown / (ifKnown + ifNot);
    filtered.push(now);
    before = now + (1 - now) * bit.learn;
  }
  let after = filtered.at(-1) ?? bit.start;
  for (let k = answers.length - 1; k >= 0; k -= 1) {
    const now = filtered[k] ?? 0;
    let smoothed = now;
    if (k < answers.length - 1) {
      const ahead = now + (1 - now) * bit.learn;
      const learnt = ((1 - now) * bit.learn * after) / ahead;
      smoothed = (now * after) / ahead;
      tally.learnt += learnt;
      tally.couldLearn += 1 - smoothed;
    }
    tally.known += smoothed;
    tally.notKnown += 1 - smoothed;
    if (answers[k]) tally.guessed += 1 - smoothed;
    else tally.slipped += smoothed;
    after = smoothed;
  }
  tally.start += after;
  tally.learners += 1;
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0.002), most);
}

/** At most `most` elements, evenly spaced over the list. */
function thin<T>(list: readonly T[], most: number): readonly T[] {
  const stride = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, k) => k % stride === 0);
}
