import type { Difficulty, ItemKind } from "./graph.ts";

const DAY_MS = 86_400_000;

/** Every number the model rests on, with its unit. docs/learner-model.md says where each comes from. */
export const PARAMETERS = {
  /**
   * Strengths before any answer: a normal over all concepts. Spreads are standard deviations of strength; `slope` is the fall of the mean from the
   * first level to the deepest, `late` that from the first place of the syllabus to the last; `graphReach` is in edges, `orderReach` a share of the syllabus.
   */
  prior: {
    start: 0.79,
    slope: 1.02,
    late: 1.59,
    generalSpread: 0.94,
    stageSpread: 0.89,
    graphSpread: 1.04,
    graphReach: 3.4,
    orderSpread: 1.46,
    orderReach: 0.09,
    ownSpread: 0.61,
  },
  /** The noisy AND: chance to know a concept whose prerequisites are all known, to know it anyway, to know one that requires nothing, and that the other prerequisites of a child are there, 0-1. */
  network: { holds: 0.79, anyway: 0.04, rootsHold: 0.64, othersHold: 0.62 },
  /** One ability: how much a standard deviation of it adds to the log-odds to know a concept, those of the average learner at the first place, and their fall to the deepest level and to the last place; `points` of a grid hold it, `widest` standard deviations to either side. */
  ability: { slope: 0.96, start: 1.63, perDepth: 1.44, late: 2.11, points: 17, widest: 3.2 },
  /** What a concept's own answers say of it by themselves stays within this log likelihood ratio where another reading takes it up. */
  mostLogRatio: 12,
  /** What each of the three readings counts in the log-odds of mastery. */
  readings: { strength: 0.64, network: 0.26, ability: 0.32 },
  /** The log-odds of mastery stay within these limits, so that any answer can still move it. */
  mostLogOdds: 12,
  /** Difficulty of an item that nobody measured: variance of its author's estimate, on the scale of strength. */
  authoredDifficultyVariance: 0.25,
  /** The variance of a measured difficulty never falls below this, so that an item that changed is learnt anew. */
  leastDifficultyVariance: 0.01,
  /** Mastery from which a concept counts as known once one of its items was missed, 0-1. */
  strong: 0.9,
  /** Mastery from which a concept may be built on, and counts as known as long as none of its items was missed, 0-1. */
  enough: 0.8,
  /** Right answers in a row to a concept's own items that show it. */
  rightsThatShow: 2,
  /** An assumed concept below this mastery is confirmed by one item before something is built on it, 0-1. */
  confirmBelow: 0.9,
  /** A concept never asked is asked before its lesson when its mastery is at least this, 0-1. */
  askFirstFrom: 0.4,
  /** Share of a wrong answer's evidence in the noisy AND that is left after a right one, and of a right one's after a wrong one, 0-1. */
  keepWrongAfterRight: 0.6,
  keepRightAfterWrong: 0.5,
  /** A lesson: what strength it adds on average, how uncertain that is (variance), and what of earlier evidence against the concept it leaves in the noisy AND, with the log-odds it adds there. */
  lesson: { mean: 0.7, variance: 1.2, keepWrong: 0.3, logOdds: 1 },
  /** Variance of strength that a total loss of recall adds before the next answer. */
  forgettingVariance: 0.8,
  /** Weight of a right answer for the other concepts that it needs, and of a wrong one for those it points at, and for its own when it points elsewhere, 0-1. */
  alsoWeight: 0.5,
  faultWeight: 0.7,
  ownWeightBesideFault: 0.6,
  /** Weight of a right answer after a hint, 0-1. */
  hintWeight: 0.5,
  /** Failing runs of one exercise in one check weigh this each, and only this many. */
  failingRunWeight: 1 / 3,
  failingRunsThatCount: 3,
  /** A pass after k failing runs weighs 1 / (1 + this · k), k being at most `failingRunsThatCount`. */
  failingRunDiscount: 0.5,
  /** Misses in a row after the lesson that begin the search for a gap. */
  missesThatTrace: 2,
  /** Misses since the last reading after which the lesson is read again. */
  missesThatReread: 3,
  /** Before a lesson is read again, what is fading near by has its review, until so many concepts near by were asked since the last answer. */
  nearbyAtMost: 4,
  /** Most probes after one failure, the gap score from which a gap is taught, 0-1, and what orders the suspects: the power of the chance that what one rests on is there, and, for the next probe, that of the chance that the suspect is there itself. */
  probesAtMost: 3,
  gapScore: 0.5,
  gapBelowPower: 0.2,
  gapDoubtPower: 0.4,
  /** Share of a graph's edges that its authors drew by mistake, and the least chance at which an edge is still held for true, 0-1. */
  edges: { mistaken: 0.1, leastTrust: 0.5 },
  /** A shown concept is due for review when its recall falls below this chance, 0-1. */
  dueBelow: 0.94,
  /** What was shown fades below this recall: it is reviewed before a lesson that directly rests on it, and when nothing is left to learn, 0-1. */
  fadingBelow: 0.97,
  /** What a lesson directly rests on is asked once more before it when one answer is all there is and its mastery is below this, 0-1. */
  oneAnswerBelow: 0.9,
  /** Share of a review that a right answer is worth for what its concept directly rests on, 0-1. */
  creditBelow: 0.1,
  /** Answers between two reviews while there is something else to do, and reviews on one day (UTC). */
  answersBetweenReviews: 2,
  reviewsPerDay: 15,
  /** After so many days without an answer, reviews begin with what covers most of what is due, and a right answer covers all of it. */
  absenceDays: 21,
  recheckDays: 2,
  /** How long "not now" lasts, ms. */
  putOffMs: DAY_MS,
  /** Items of one check at most, by its purpose; a placement's extra item, which only measures, comes on top. */
  itemsAtMost: { placement: 25, step: 6, prove: 6, confirm: 1, probe: 1, review: 1 },
  /** A check after a step, or a proof, fails with this many misses in all, or in a row. */
  missesThatFail: 3,
  missesInRowThatFail: 2,
  /** Right answers in a check after which its exercise comes next. */
  rightsBeforeExercise: 1,
  /** An item counts as hard to guess when its guess is at most this, 0-1. */
  hardToGuess: 0.1,
  /** Concepts that a placement compares; of more, the most uncertain ones. */
  placementCompares: 120,
  /** A placement asks at least so many items, and ends when this share of the concepts is decided, a concept being decided outside these masteries, 0-1, or when no item would move as much as this many concepts. */
  placementAtLeast: 6,
  placementDecided: 0.9,
  undecidedFrom: 0.2,
  undecidedTo: 0.75,
  placementMoves: 0.5,
  /** An answer of which the chance was below this is a surprise: it may be a slip or a guess, and so many more items follow it, 0-1. */
  surpriseBelow: 0.2,
  itemsAfterSurprise: 2,
} as const;

/** Chance to answer right without knowing, and to answer wrong while knowing, 0-1. */
export function guessAndSlip(kind: ItemKind, choices: number): { guess: number; slip: number } {
  switch (kind) {
    case "choose-one":
      return { guess: 1 / Math.max(2, choices), slip: 0.08 };
    case "choose-several":
      return { guess: 0.05, slip: 0.12 };
    case "predict-output":
    case "fill-blank":
      return { guess: 0.04, slip: 0.1 };
    case "order-lines":
      return { guess: 0.05, slip: 0.1 };
    case "exercise":
      return { guess: 0.02, slip: 0.14 };
  }
}

/** Share of the variance in the reading of a strength as a chance: π/8, rounded. @see MacKay 1992, for the logistic of a normal */
export const LOGISTIC_SPREAD = 0.393;

/** Variances of strength never fall below this, so that nothing is divided by 0. */
export const LEAST_VARIANCE = 1e-6;

/** Slip of an honest "I don't know yet", 0-1. */
export const DONT_KNOW_SLIP = 0.02;

/** An author's estimate of an item's difficulty, on the scale of strength. */
export const AUTHORED_DIFFICULTY: Readonly<Record<Difficulty, number>> = { easy: -0.4, medium: 0, hard: 0.4 };
