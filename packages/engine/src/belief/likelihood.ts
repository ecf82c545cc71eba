import type { Answered } from "../log.ts";
import { AUTHORED_DIFFICULTY, guessAndSlip, PARAMETERS } from "../parameters.ts";

/**
 * Likelihood of an answer, by the strength z of its concept less the difficulty of its item:
 * P(right | z) = guess + (1 − guess − slip) · σ(2z), to the power of `weight`.
 */
export type Likelihood = {
  right: boolean;
  guess: number;
  slip: number;
  /** Exponent of the likelihood, 0-1: 1 for a full answer, less after hints or failing runs. */
  weight: number;
  /** Mean and variance of the difficulty of the item, on the scale of z. */
  difficulty: number;
  difficultyVariance: number;
};

/** The likelihood of one answer, by the kind of its item, with a lower weight after hints and failing runs. */
export function likelihoodOf(answer: Answered): Likelihood {
  const { guess, slip } = guessAndSlip(answer.itemKind, answer.choices);
  const right = answer.result === "right";
  const hinted = right && answer.hints > 0 ? PARAMETERS.hintWeight : 1;
  return {
    right,
    guess,
    slip,
    weight: hinted * (answer.result === "dont-know" ? PARAMETERS.dontKnowWeight : weightAfterRuns(answer)),
    difficulty: answer.measured?.difficulty ?? AUTHORED_DIFFICULTY[answer.difficulty],
    difficultyVariance: answer.measured?.variance ?? PARAMETERS.authoredDifficultyVariance,
  };
}

/** Log likelihood ratio of knowing the concept against not knowing it: positive for a right answer. */
export function logRatioOf({ right, guess, slip, weight }: Likelihood): number {
  return weight * (right ? Math.log((1 - slip) / guess) : Math.log(slip / (1 - guess)));
}

/** Whether the answer settles its item: the first failing runs of an exercise do not. */
export function isSettled(answer: Answered): boolean {
  return (
    answer.itemKind !== "exercise" ||
    answer.result !== "wrong" ||
    answer.tries === PARAMETERS.failingRunsThatCount - 1
  );
}

function weightAfterRuns({ itemKind, result, tries }: Answered): number {
  const { failingRunWeight, failingRunsThatCount, failingRunDiscount } = PARAMETERS;
  if (itemKind !== "exercise" || result === "dont-know") return 1;
  if (result === "right") return 1 / (1 + failingRunDiscount * Math.min(tries, failingRunsThatCount));
  return tries < failingRunsThatCount ? failingRunWeight : 0;
}
