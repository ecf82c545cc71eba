import { PARAMETERS } from "../parameters.ts";

/** Log-odds of a chance. @throws RangeError when `chance` is not strictly between 0 and 1 */
export function toLogOdds(chance: number): number {
  if (!(chance > 0 && chance < 1))
    throw new RangeError(`A belief must lie between 0 and 1, not be ${chance}.`);
  return Math.log(chance / (1 - chance));
}

/** Converts log-odds to a chance; the inverse of `toLogOdds`. */
export function toChance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** A log likelihood ratio within ± `mostLogRatio`, so that no evidence is certain. */
export function clampedLogRatio(logRatio: number): number {
  return Math.max(-PARAMETERS.mostLogRatio, Math.min(PARAMETERS.mostLogRatio, logRatio));
}
