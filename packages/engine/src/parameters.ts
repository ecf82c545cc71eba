import type { Difficulty, ItemKind } from "./graph.ts";

export const DAY_MS = 86_400_000;

/** Every number of the model, with its unit. docs/learner-model.md says where each comes from. */
export const PARAMETERS = {
  /**
   * Prior: a joint normal over the strengths of all concepts. Spreads are standard deviations of strength. `slope` is the fall of the mean from the
   * first level to the deepest, `late` its fall from the first concept of the syllabus to the last. `graphReach` is in edges, `orderReach` a share of the syllabus.
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
  /** Noisy AND, chances 0-1: `holds` to know a concept whose prerequisites are all known, `anyway` to know it otherwise, `rootsHold` to know one without prerequisites, `othersHold` that the other prerequisites of a dependent are known. */
  network: { holds: 0.79, anyway: 0.04, rootsHold: 0.64, othersHold: 0.62 },
  /**
   * One ability, in log-odds of knowing a concept: `slope` is their rise per standard deviation of ability,
   * `start` their value for the average learner at the first concept, `perDepth` and `late` their fall to the
   * deepest level and to the last concept. A grid of `points` covers `widest` standard deviations to either
   * side.
   */
  ability: { slope: 0.96, start: 1.63, perDepth: 1.44, late: 2.11, points: 17, widest: 3.2 },
  /** Limit of the log likelihood ratio from a concept's own answers, in the ability and the noisy AND. */
  mostLogRatio: 12,
  /** Weights of the three readings in the log-odds of mastery. */
  readings: { strength: 0.64, network: 0.26, ability: 0.32 },
  /** Limit of the log-odds of mastery, so that any answer can still move it. */
  mostLogOdds: 12,
  /** Variance of an author's estimate of difficulty, on the scale of strength. */
  authoredDifficultyVariance: 0.25,
  /** Least variance of a measured difficulty. It keeps the estimate able to move when an item changes. */
  leastDifficultyVariance: 0.01,
  /** Mastery from which a concept counts as known once one of its items was missed, 0-1. */
  strong: 0.9,
  /** Mastery from which a concept may be built on, 0-1. It also counts as known if none of its items was missed. */
  enough: 0.8,
  /** Right answers in a row to a concept's own items that show it. */
  rightsThatShow: 2,
  /** A concept below this mastery, with no answer or a single one, is confirmed by one item before something is built on it, 0-1. */
  confirmBelow: 0.9,
  /** A concept that was never asked is asked before its lesson when its mastery is at least this, 0-1. */
  askFirstFrom: 0.4,
  /** Evidence in the noisy AND fades when an answer contradicts it. Shares that remain, 0-1: of evidence against after a right answer, of evidence for after a wrong one. */
  keepWrongAfterRight: 0.6,
  keepRightAfterWrong: 0.5,
  /** Lesson: mean and variance of the strength it adds, and the log-odds it adds in the noisy AND. The first right answer after it keeps the share `keepWrong` of older evidence against the concept. */
  lesson: { mean: 0.3, variance: 1.2, keepWrong: 0.3, logOdds: 0.3 },
  /** Variance that a total loss of recall adds to the strength before the next answer. */
  forgettingVariance: 0.8,
  /** Weights 0-1: of a right answer for the other concepts that the item requires, of a wrong one for the concepts it blames, and of a wrong one for its own concept when it blames only others. */
  alsoWeight: 0.5,
  faultWeight: 0.7,
  ownWeightBesideFault: 0.6,
  /** Weights of a right answer after a hint, and after the last hint, 0-1. */
  hintWeight: 0.5,
  lastHintWeight: 0.2,
  /** Weight of "I don't know yet" as evidence, 0-1, and its part of a miss where misses are counted. */
  dontKnowWeight: 0.8,
  dontKnowMiss: 0.5,
  /** Weight of a right answer just after the item's answer was shown, 0-1, and the days in which it rises to 1, by a factor of e. */
  shownWeight: 0.2,
  shownDays: 7,
  /** From this weight, a right answer after the item's answer was shown is the learner's own work, 0-1. */
  ownWorkFrom: 0.5,
  /** A pass after k failing runs weighs 1 / (1 + `failingRunDiscount` · k), k being at most `failingRunsThatCount`. */
  failingRunsThatCount: 3,
  failingRunDiscount: 0.15,
  /** Failing runs of an exercise that name the same concept, after which a look at that concept is offered. */
  runsThatOffer: 3,
  /** Most mastery of a concept whose exercise was given up and that was not shown by code since, 0-1. */
  withoutCodeAtMost: 0.85,
  /** Experience that a learner states, in standard deviations of ability. */
  experience: { new: -1.2, "some-javascript": -0.4, "daily-javascript": 0.4, "back-end": 1 },
  /** Failed rounds on a concept from which its second explanation is shown and only its easiest exercises are taken up again. */
  roundsThatExplain: 2,
  /** Most lessons on one concept with no other lesson between, and failed rounds after which a concept rests. The rest lasts `restDays`, and twice as long after each further failed round. */
  lessonsInRow: 2,
  roundsThatRest: 3,
  restDays: 1,
  /** How often an item is asked on one day (UTC). */
  askedPerDay: 2,
  /** Before a lesson is read again, fading concepts near by are reviewed, until this many of them were asked since the last answer. */
  nearbyAtMost: 4,
  /**
   * Search for a gap: most probes after one failure; least share of a suspect that is probed, and share from which a gap is taught, 0-1.
   * Suspicion: powers of the chances that a suspect is missing and that its prerequisites are known; share left by each edge down to it, 0-1; weight
   * of the failed concept itself.
   * `gapDoubtPower`: power of the chance that the suspect is known, in the order of probes.
   * `gapChance`: log-odds of the chance that a reason claims = slope · log-odds of the share + a constant, one for suspects that were missed since the
   * failure and one for the others.
   */
  probesAtMost: 3,
  probeFrom: 0.02,
  gapShare: 0.4,
  gapMissingPower: 0.6,
  gapBelowPower: 0.4,
  gapPerEdge: 0.97,
  gapOwnWeight: 0.5,
  gapDoubtPower: 0.4,
  gapChance: { slope: 0.44, unasked: -1.4, missed: 0.39 },
  /** A shown concept is due for review when its recall falls below this, 0-1. */
  dueBelow: 0.94,
  /** A shown concept is fading below this recall, 0-1: it is reviewed before a lesson that directly requires it, and when nothing is left to learn. */
  fadingBelow: 0.97,
  /** Share of a review that a right answer is worth for the direct prerequisites of its concept, 0-1. */
  creditBelow: 0.1,
  /** While something else is left to do, reviews take at most the share `share` of the last `steps` steps, and of their minutes. */
  reviewBudget: { share: 1 / 3, steps: 10 },
  /** Most reviews on one day (UTC). */
  reviewsPerDay: 15,
  /** Most reviews on a day on which every other step must wait. */
  reviewsWhileResting: 5,
  /** Most minutes of an exercise that is used as a review. */
  reviewMinutes: 10,
  /** Long absence: after this many days without an answer, reviews start with the concepts that cover most due ones, and for `recheckDays` a right answer is a whole review of every prerequisite. */
  absenceDays: 21,
  recheckDays: 2,
  /** How long "not now" lasts, ms. */
  putOffMs: DAY_MS,
  /** Most items of one check, by its purpose. The extra item of a placement, which only measures, is not counted. */
  itemsAtMost: { placement: 25, step: 6, "test-out": 6, confirm: 1, code: 1, build: 1, probe: 1, review: 1 },
  /** A round fails with this many misses in all, or in a row, and so does its check. */
  missesThatFail: 3,
  missesInRowThatFail: 2,
  /** Right answers in a check after which its exercise comes next. */
  rightsBeforeExercise: 1,
  /** An item counts as hard to guess when its guess is at most this, 0-1. */
  hardToGuess: 0.1,
  /** Most concepts that a placement compares. If there are more, it takes the most uncertain ones. */
  placementCompares: 120,
  /** The first item of a placement is on a concept of at least this mastery, 0-1. */
  placementFirstFrom: 0.5,
  /** A placement asks at least `placementAtLeast` items. It ends when the share `placementDecided` of concepts is decided, or when no item would move as much as `placementMoves` concepts. A concept is undecided while its mastery is between the two limits, 0-1. */
  placementAtLeast: 6,
  placementDecided: 0.95,
  undecidedFrom: 0.1,
  undecidedTo: 0.8,
  placementMoves: 0.35,
  /** An answer with a chance below this is a surprise, 0-1. It may be a slip or a guess, so at least `itemsAfterSurprise` items follow it. */
  surpriseBelow: 0.2,
  itemsAfterSurprise: 2,
} as const;

/** Guess: chance of a right answer without knowing. Slip: chance of a wrong answer while knowing. Both 0-1. */
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

/** Factor of the variance when a strength is converted to a chance: π/8, rounded. @see MacKay 1992, for the logistic of a normal */
export const LOGISTIC_SPREAD = 0.393;

/** Variances of strength never fall below this, so that nothing is divided by 0. */
export const LEAST_VARIANCE = 1e-6;

/** An author's estimate of an item's difficulty, on the scale of strength. */
export const AUTHORED_DIFFICULTY: Readonly<Record<Difficulty, number>> = { easy: -0.4, medium: 0, hard: 0.4 };
