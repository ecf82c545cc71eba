// Histogram bins: sorts each feature into bins of about equal size, on which trees are grown.

/** Most bins of a feature. */
export const BINS = 64;

/** Rising borders between the bins of a feature; a value below the first is in bin 0. */
export function toBorders(values: Float32Array): Float32Array {
  const count = Math.min(values.length, 20_000);
  const sample = Float32Array.from(
    { length: count },
    (_, k) => values[Math.floor((k * values.length) / count)] ?? 0,
  );
  sample.sort();
  const borders: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const border = sample[Math.floor((bin * count) / BINS)] ?? 0;
    if (border > (borders.at(-1) ?? sample[0] ?? 0)) borders.push(border);
  }
  return Float32Array.from(borders);
}

/** Binned features and labels: the training data of the trees. */
export interface Ground {
  readonly borders: readonly Float32Array[];
  /** Bin of every row, with one array per feature. */
  readonly bins: readonly Uint8Array[];
  readonly right: Uint8Array;
}

export function toGround(columns: readonly Float32Array[], right: Uint8Array): Ground {
  const borders = columns.map(toBorders);
  const bins = columns.map((column, k) => {
    const own = borders[k] ?? new Float32Array();
    return Uint8Array.from(column, (value) => binOf(own, value));
  });
  return { borders, bins, right };
}

function binOf(borders: Float32Array, value: number): number {
  let low = 0;
  let high = borders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < (borders[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
