/**
 * The whole numbers below `length` in an order that the seed decides; the same seed gives the same order.
 *
 * @see Fisher and Yates 1938; the numbers are mulberry32's
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
    const held = order[last] ?? last;
    order[last] = order[other] ?? other;
    order[other] = held;
  }
  return order;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Things in the order of the seed, under ids that tell only their place. */
export function shuffled<T>(things: readonly T[], seed: number): { id: string; thing: T; index: number }[] {
  return shuffledIndexes(things.length, seed).flatMap((index, place) => {
    const thing = things[index];
    return thing === undefined ? [] : [{ id: LETTERS.charAt(place), thing, index }];
  });
}
