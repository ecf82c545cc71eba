// Access to typed arrays. Each function takes one type of array. V8 cannot specialise a function that gets several
// types, and then the loops of a fit run five times slower.

/** The number at `index`; 0 outside the array, so that a wrong index does not lead to NaN. */
export function cell(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** Adds `amount` to the number at `index`. */
export function addTo(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] ?? 0) + amount;
}

/** Chance of log-odds `x`: strictly between 0 and 1 for every finite `x`. */
export function sigmoid(x: number): number {
  const bounded = x > 30 ? 30 : x < -30 ? -30 : x;
  return 1 / (1 + Math.exp(-bounded));
}

/** Log-odds of a chance, which is first kept within [1e-6, 1 − 1e-6]. */
export function logit(chance: number): number {
  const bounded = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
  return Math.log(bounded / (1 - bounded));
}
