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
