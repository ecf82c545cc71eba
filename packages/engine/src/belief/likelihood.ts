import type { Answered, AnswerResult } from "../log.ts";
import { AUTHORED_DIFFICULTY, DAY_MS, guessAndSlip, PARAMETERS } from "../parameters.ts";
import type { Seen } from "../seen.ts";

/** Number of hints taken as all, for entries that do not tell how many the item had. */
const HINTS_IN_OLD_ENTRIES = 3;

/**
 * Likelihood of an answer, by the strength z of its concept less the difficulty of its item:
 * P(right | z) = guess + (1 − guess − slip) · σ(2z), to the power of `weight`.
 */
export type Likelihood = {
  right: boolean;
  guess: number;
  slip: number;
  /** Exponent of the likelihood, 0-1: 1 for a full answer. */
  weight: number;
  /** Mean and variance of the difficulty of the item, on the scale of z. */
  difficulty: number;
  difficultyVariance: number;
};

/**
 * The likelihood of one answer, by the kind of its item. Hints, failing runs and an answer that was shown before lower the weight of a right answer;
 * a run that fails weighs nothing, and "I don't know yet" weighs less than a wrong answer.
 *
 * @param seen the item before this answer
 */
export function likelihoodOf(answer: Answered, seen?: Seen): Likelihood {
  const { guess, slip } = guessAndSlip(answer.itemKind, answer.choices);
  return {
    right: answer.result === "right",
    guess,
    slip,
    weight: weightOf(answer, seen),
    difficulty: answer.measured?.difficulty ?? AUTHORED_DIFFICULTY[answer.difficulty],
    difficultyVariance: answer.measured?.variance ?? PARAMETERS.authoredDifficultyVariance,
  };
}

/** Log likelihood ratio of knowing the concept against not knowing it: positive for a right answer. */
export function logRatioOf({ right, guess, slip, weight }: Likelihood): number {
  return weight * (right ? Math.log((1 - slip) / guess) : Math.log(slip / (1 - guess)));
}

/** Whether the answer settles its item: a failing run of an exercise does not. */
export function isSettled({ itemKind, result }: Answered): boolean {
  return itemKind !== "exercise" || result !== "wrong";
}

/** The result of a settled answer: an exercise that is given up after failing runs was missed. */
export function settledResult({ itemKind, result, tries }: Answered): AnswerResult {
  return itemKind === "exercise" && result === "dont-know" && tries > 0 ? "wrong" : result;
}

/** Whether the answer is right by the learner's own work: without the last hint, and not soon after the item's answer was shown. */
export function isOwnWork(answer: Answered, seen?: Seen): boolean {
  return answer.result === "right" && !hadLastHint(answer) && !isFreshlyShown(seen, answer.at);
}

/**
 * Whether the item's answer was shown so shortly before that a right answer would not be the learner's own work.
 *
 * @param at the time of the answer, ms
 */
export function isFreshlyShown(seen: Seen | undefined, at: number): boolean {
  return at < ownWorkFrom(seen);
}

/** Time from which a right answer to the item is the learner's own work again, ms; 0 for an item whose answer was never shown. */
export function ownWorkFrom(seen: Seen | undefined): number {
  if (seen === undefined || seen.shownAt === null) return 0;
  const { shownWeight, shownDays } = PARAMETERS;
  return (
    seen.shownAt + Math.ceil(shownDays * Math.log((1 - shownWeight) / (1 - PARAMETERS.ownWorkFrom)) * DAY_MS)
  );
}

function weightOf(answer: Answered, seen: Seen | undefined): number {
  if (answer.result === "right")
    return weightAfterHints(answer) * weightAfterRuns(answer) * weightAfterShown(seen, answer.at);
  if (!isSettled(answer)) return 0;
  return settledResult(answer) === "wrong" ? 1 : PARAMETERS.dontKnowWeight;
}

function weightAfterHints(answer: Answered): number {
  if (answer.hints === 0) return 1;
  return hadLastHint(answer) ? PARAMETERS.lastHintWeight : PARAMETERS.hintWeight;
}

function hadLastHint({ hints, hintsOf }: Answered): boolean {
  return hints > 0 && hints >= (hintsOf ?? HINTS_IN_OLD_ENTRIES);
}

function weightAfterRuns({ itemKind, tries }: Answered): number {
  const { failingRunDiscount, failingRunsThatCount } = PARAMETERS;
  return itemKind === "exercise" ? 1 / (1 + failingRunDiscount * Math.min(tries, failingRunsThatCount)) : 1;
}

/** Rises from `shownWeight` back to 1 as the days pass since the item's answer was shown. */
function weightAfterShown(seen: Seen | undefined, at: number): number {
  if (seen === undefined || seen.shownAt === null) return 1;
  const days = Math.max(0, at - seen.shownAt) / DAY_MS;
  return 1 - (1 - PARAMETERS.shownWeight) * Math.exp(-days / PARAMETERS.shownDays);
}
