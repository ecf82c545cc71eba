/** Two-sided 95 % quantile of the normal distribution, because samples here are in the hundreds. */
const Z95 = 1.959964;

/** A mean with its 95 % confidence interval. */
export type Interval = { mean: number; low: number; high: number };

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean of the values with its 95 % confidence interval (normal, from the sample's standard deviation). */
export function intervalOf(values: readonly number[]): Interval {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
  return { mean, low: mean - Z95 * error, high: mean + Z95 * error };
}

/**
 * Relative gain of the mean of `ours` over the mean of `theirs`, in percent, for paired values.
 *
 * The interval is that of a ratio of paired means, by linearisation (Cochran 1977, section 6.4).
 */
export function gainOf(ours: readonly number[], theirs: readonly number[]): Interval {
  const base = meanOf(theirs);
  const ratio = meanOf(ours) / base;
  const residuals = ours.map((value, index) => (value - ratio * (theirs[index] ?? 0)) / base);
  const { low, high } = intervalOf(residuals);
  const percent = 100 * (ratio - 1);
  return { mean: percent, low: percent + 100 * low, high: percent + 100 * high };
}
