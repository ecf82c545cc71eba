// The history of one learner, as counts and exponentially fading sums.
//
// 1. There is a trace for each concept, each set of concepts, each item and all answers: right and wrong answers, the
//    current run, the time of the last answer.
// 2. Surprise = (1 or 0) − chance by the ease of the question. Its sum fades by a factor per answer; several factors
//    distinguish a slump from a learner who never knew.
// 3. A trace fades only with its own answers. The time since its last answer is a separate feature.

/** The history of one concept or set of concepts. */
export interface Trace {
  wins: number;
  fails: number;
  /** Right answers in a row when positive, wrong ones when negative. */
  run: number;
  /** Index among the learner's answers, and seconds, of the last answer. */
  lastIndex: number;
  lastSeconds: number;
  /** The last few answers as one number in (−1.5, 1.5): the latest weighs 1, each earlier one a third of the next. */
  recent: number;
  /** Faded sums of surprise and of answers, one pair per factor. */
  readonly surprise: Float64Array;
  readonly weight: Float64Array;
  /** Chance that the hidden bit is known; negative before the first answer. */
  known: number;
}

/** The state of a learner for the predictor: a fold of their answers. */
export interface History {
  wins: number;
  fails: number;
  run: number;
  lastSeconds: number;
  lastSet: string;
  /** Answers in a row with the same set of concepts, before the last one. */
  sameSet: number;
  /** The last five answers, latest first: 1 right, −1 wrong, 0 none. */
  readonly latest: number[];
  readonly surprise: Float64Array;
  readonly weight: Float64Array;
  /** Surprise and number of first answers on a concept. */
  firstSurprise: number;
  firsts: number;
  readonly concepts: Map<string, Trace>;
  readonly sets: Map<string, Trace>;
  readonly items: Map<string, { right: boolean; answers: number }>;
}

/** Fading factors per answer: for all answers, and for one trace. */
export const ALL_FADES = [0.6, 0.85, 0.95, 0.985] as const;
export const TRACE_FADES = [0.4, 0.7, 0.9, 0.97] as const;

export function beginHistory(): History {
  return {
    wins: 0,
    fails: 0,
    run: 0,
    lastSeconds: 0,
    lastSet: "",
    sameSet: 0,
    latest: [0, 0, 0, 0, 0],
    surprise: new Float64Array(ALL_FADES.length),
    weight: new Float64Array(ALL_FADES.length),
    firstSurprise: 0,
    firsts: 0,
    concepts: new Map(),
    sets: new Map(),
    items: new Map(),
  };
}

/** The trace of `name`, created when missing. */
export function ensureTrace(traces: Map<string, Trace>, name: string): Trace {
  const found = traces.get(name);
  if (found !== undefined) return found;
  const made = beginTrace();
  traces.set(name, made);
  return made;
}

/** Adds an answer to `history`, which is changed; `expected` is the chance by the ease of the question alone. */
export function markAnswer(
  history: History,
  question: { readonly item: string; readonly concepts: readonly string[]; readonly at: number },
  setName: string,
  right: boolean,
  expected: number,
): void {
  const sign = right ? 1 : -1;
  const amount = (right ? 1 : 0) - expected;
  const index = history.wins + history.fails;
  if (question.concepts.some((concept) => !history.concepts.has(concept))) {
    history.firstSurprise += amount;
    history.firsts += 1;
  }
  for (const concept of question.concepts)
    markTrace(ensureTrace(history.concepts, concept), sign, amount, index, question.at);
  markTrace(ensureTrace(history.sets, setName), sign, amount, index, question.at);
  const item = history.items.get(question.item);
  history.items.set(question.item, { right, answers: (item?.answers ?? 0) + 1 });
  fade(history.surprise, history.weight, ALL_FADES, amount);
  history.sameSet = history.lastSet === setName ? history.sameSet + 1 : 0;
  history.lastSet = setName;
  history.run = nextRun(history.run, sign);
  history.latest.unshift(sign);
  history.latest.pop();
  history.lastSeconds = question.at;
  if (right) history.wins += 1;
  else history.fails += 1;
}

function beginTrace(): Trace {
  return {
    wins: 0,
    fails: 0,
    run: 0,
    lastIndex: 0,
    lastSeconds: 0,
    recent: 0,
    surprise: new Float64Array(TRACE_FADES.length),
    weight: new Float64Array(TRACE_FADES.length),
    known: -1,
  };
}

function markTrace(trace: Trace, sign: number, amount: number, index: number, seconds: number): void {
  if (sign > 0) trace.wins += 1;
  else trace.fails += 1;
  trace.run = nextRun(trace.run, sign);
  trace.recent = trace.recent / 3 + sign;
  trace.lastIndex = index;
  trace.lastSeconds = seconds;
  fade(trace.surprise, trace.weight, TRACE_FADES, amount);
}

function nextRun(run: number, sign: number): number {
  return run * sign > 0 ? run + sign : sign;
}

function fade(surprise: Float64Array, weight: Float64Array, fades: readonly number[], amount: number): void {
  for (let k = 0; k < fades.length; k += 1) {
    const factor = fades[k] ?? 0;
    surprise[k] = (surprise[k] ?? 0) * factor + amount;
    weight[k] = (weight[k] ?? 0) * factor + 1;
  }
}
