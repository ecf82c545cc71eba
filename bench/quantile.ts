/** The quantile `rank` (0-1) of the values, by the nearest-rank method. @throws RangeError for an empty list */
export function quantile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(rank * sorted.length) - 1))];
  if (value === undefined) throw new RangeError("There is no quantile of nothing.");
  return value;
}
