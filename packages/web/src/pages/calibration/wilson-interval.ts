/** Standard deviations on each side that hold 95 % of a normal distribution. */
const Z = 1.96;

/**
 * Wilson score interval: bounds of the true share, 0-1, with 95 % confidence, when `right` of `answers` were right.
 *
 * @param answers from 1
 * @see Wilson 1927
 */
export function wilsonInterval(right: number, answers: number): { low: number; high: number } {
  const share = right / answers;
  const weight = Z ** 2 / answers;
  const middle = (share + weight / 2) / (1 + weight);
  const reach = (Z / (1 + weight)) * Math.sqrt((share * (1 - share)) / answers + weight / (4 * answers));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
