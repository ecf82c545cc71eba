/** The quantile `rank` (0-1) of the values, by the nearest-rank method. @throws RangeError for an empty list */
export function quantile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(rank * sorted.length) - 1))];
  if (value === undefined) throw new RangeError("There is no quantile of nothing.");
  return value;
}

/** Calls `run` and returns its value with its duration in ms. */
export function timed<T>(run: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = run();
  return { value, ms: performance.now() - start };
}

/** Minimum at each index over several series of the same length. */
export function leastOfEach(series: readonly (readonly number[])[]): number[] {
  return (series[0] ?? []).map((_, index) =>
    Math.min(...series.map((values) => values[index] ?? Number.POSITIVE_INFINITY)),
  );
}

/** Bytes on the heap and in buffers after garbage collection. @throws Error when Node was started without --expose-gc */
export function heldBytes(): number {
  if (globalThis.gc === undefined) throw new Error("Start Node with --expose-gc to measure memory.");
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
