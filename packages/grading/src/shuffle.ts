/**
 * The whole numbers below `length`, shuffled by the seed: the same seed gives the same order.
 *
 * @see Fisher and Yates 1938; the random numbers are those of mulberry32
 */
export function shuffledIndexes(length: number, seed: number): number[] {
  const order = Array.from({ length }, (_, index) => index);
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  for (let last = length - 1; last > 0; last -= 1) {
    const other = next(last + 1);
    const swapped = order[last] ?? last;
    order[last] = order[other] ?? other;
    order[other] = swapped;
  }
  return order;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Values shuffled by the seed, under ids that reveal only their position. */
export function shuffled<T>(values: readonly T[], seed: number): { id: string; value: T; index: number }[] {
  return shuffledIndexes(values.length, seed).flatMap((index, position) => {
    const value = values[index];
    return value === undefined ? [] : [{ id: LETTERS.charAt(position), value, index }];
  });
}
