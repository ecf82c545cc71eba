/** Log-odds of a chance. @throws RangeError when `chance` is not strictly between 0 and 1 */
export const toLogOdds = (chance: number): number => {
  if (!(chance > 0 && chance < 1))
    throw new RangeError(`A belief must lie between 0 and 1, not be ${chance}.`);
  return Math.log(chance / (1 - chance));
};

/** Chance of log-odds; the inverse of `toLogOdds`. */
export const toChance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
