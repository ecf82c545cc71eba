import type { ItemKind } from "./graph.ts";

const DAY_MS = 86_400_000;

/** Every number the model rests on, with its unit. docs/learner-model.md says where each comes from. */
export const PARAMETERS = {
  /** Belief in a concept before any answer, 0-1. */
  prior: 0.25,
  /** The belief never leaves these log-odds, so that any answer can still move it. */
  mostLogOdds: 12,
  /** Belief from which a concept counts as known once one of its items was missed, 0-1. */
  strong: 0.85,
  /** Belief from which a concept may be built on, and counts as known as long as none of its items was missed, 0-1. */
  enough: 0.75,
  /** An assumed concept below this belief is confirmed by one item before something is built on it, 0-1. */
  confirmBelow: 0.95,
  /** A concept never asked is asked before its lesson when the belief is at least this, 0-1. */
  askFirstFrom: 0.4,
  /** Share of an earlier wrong answer that is left after a right one, 0-1. */
  keepWrongAfterRight: 0.6,
  /** Share of an earlier right answer that is left after a wrong one, 0-1. */
  keepRightAfterWrong: 0.5,
  /** Share of what was known against a concept that is left once its lesson is read, 0-1. */
  keepWrongAfterLesson: 0.4,
  /** Chance to learn a concept by reading its lesson, 0-1. */
  learnByLesson: 0.25,
  /** Chance that who knows a concept also knows one that it directly requires, 0-1. */
  holdPerHop: 0.95,
  /** Share of what is inferred that is taken over for a concept that was asked itself, 0-1. */
  inferWhenAsked: 0.3,
  /** Share of a first wrong answer's doubt that reaches what builds on the concept; a second one, or "I don't know yet", reaches further, 0-1. */
  doubtOfOneMiss: 0.2,
  doubtOfMoreMisses: 0.6,
  /** Weight of an answer for the other concepts that it needs, and for those it points at, 0-1. */
  alsoWeight: 0.5,
  faultWeight: 0.7,
  /** Weight of a right answer after a hint, 0-1. */
  hintWeight: 0.5,
  /** Failing runs of one exercise in one check weigh this each, and only this many. */
  failingRunWeight: 1 / 3,
  failingRunsThatCount: 3,
  /** Misses in a row after the lesson that begin the search for a gap. */
  missesThatTrace: 2,
  /** Most probes after one failure, and the gap score from which a gap is taught, 0-1. */
  probesAtMost: 3,
  gapScore: 0.5,
  /** First half-life of what was shown, days, and its growth with each success after a rest. */
  firstHalfLifeDays: 6,
  halfLifeGrowth: 2.2,
  shortestHalfLifeDays: 3,
  /** A rest shorter than this does not lengthen the half-life, ms. */
  restMs: DAY_MS / 2,
  /** A shown concept is due for review when its recall falls below this chance, 0-1. */
  dueBelow: 0.8,
  /** Answers between two reviews while there is something else to do, and reviews on one day (UTC). */
  answersBetweenReviews: 6,
  reviewsPerDay: 10,
  /** How long "not now" lasts, ms. */
  putOffMs: DAY_MS,
  /** Items of one check at most, by its purpose. */
  itemsAtMost: { placement: 15, step: 6, prove: 6, confirm: 1, probe: 1, review: 1 },
  /** A placement ends when this share of the concepts is decided, and a concept is decided outside these beliefs, 0-1. */
  placementDecided: 0.9,
  undecidedFrom: 0.2,
  undecidedTo: 0.75,
} as const;

/** Chance to answer right without knowing, and to answer wrong while knowing, 0-1. */
export const guessAndSlip = (kind: ItemKind, choices: number): { guess: number; slip: number } => {
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
};

/** Slip of an honest "I don't know yet", 0-1. */
export const DONT_KNOW_SLIP = 0.02;

/** How much more a right answer says on a hard item, and a wrong one on an easy item. */
export const DIFFICULTY_WEIGHT = {
  easy: { right: 0.8, wrong: 1.15 },
  medium: { right: 1, wrong: 1 },
  hard: { right: 1.15, wrong: 0.8 },
} as const;
