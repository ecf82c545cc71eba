import type { Answered } from "./log.ts";
import { DIFFICULTY_WEIGHT, DONT_KNOW_SLIP, guessAndSlip, PARAMETERS } from "./parameters.ts";

/** Log-odds of a chance. @throws RangeError when `chance` is not strictly between 0 and 1 */
export const toLogOdds = (chance: number): number => {
  if (!(chance > 0 && chance < 1))
    throw new RangeError(`A belief must lie between 0 and 1, not be ${chance}.`);
  return Math.log(chance / (1 - chance));
};

/** Chance of log-odds; the inverse of `toLogOdds`. */
export const toChance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

export const PRIOR_LOG_ODDS: number = toLogOdds(PARAMETERS.prior);

const weightOfTries = (answer: Answered): number => {
  const { failingRunWeight, failingRunsThatCount } = PARAMETERS;
  if (answer.itemKind !== "exercise") return 1;
  if (answer.result === "right") return 1 / (1 + Math.min(answer.tries, failingRunsThatCount) / 2);
  if (answer.result === "dont-know") return 1;
  return answer.tries < failingRunsThatCount ? failingRunWeight : 0;
};

/**
 * What one answer says about the concept of its item, in log-odds: positive for a right answer.
 *
 * The log of the likelihood ratio under guess and slip, weighed by difficulty, hints and earlier tries.
 *
 * @see Corbett & Anderson 1995, for guess and slip
 */
export const answerLogOdds = (answer: Answered): number => {
  const { guess, slip } = guessAndSlip(answer.itemKind, answer.choices);
  const weight = DIFFICULTY_WEIGHT[answer.difficulty];
  switch (answer.result) {
    case "right": {
      const hinted = answer.hints > 0 ? PARAMETERS.hintWeight : 1;
      return Math.log((1 - slip) / guess) * weight.right * hinted * weightOfTries(answer);
    }
    case "wrong":
      return Math.log(slip / (1 - guess)) * weight.wrong * weightOfTries(answer);
    case "dont-know":
      return Math.log(DONT_KNOW_SLIP / (1 - guess)) * weightOfTries(answer);
  }
};

/** True when the answer is a verdict on the concept: the first failing runs of an exercise are not yet. */
export const isSettled = (answer: Answered): boolean =>
  answer.itemKind !== "exercise" ||
  answer.result !== "wrong" ||
  answer.tries === PARAMETERS.failingRunsThatCount - 1;
