/** Random number generator for [0, 1). Passed as an argument, so that every draw of a benchmark depends only on its seed. */
export type Random = () => number;

/**
 * Generator seeded by a string. Different seeds give unrelated sequences.
 *
 * @see sfc32 of PractRand, Chris Doty-Humphrey, public domain
 */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = wordsOf(seed);
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** Draws from the uniform distribution between two numbers. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** Draws a whole number from `low` to `high`, both included. */
export function wholeBetween(random: Random, low: number, high: number): number {
  return Math.min(high, Math.floor(between(random, low, high + 1)));
}

/** Draws from the normal distribution (Box and Muller 1958). */
export function normal(random: Random, mean = 0, deviation = 1): number {
  return mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Draws from the log-normal distribution with this median. */
export function logNormal(random: Random, median: number, deviation: number): number {
  return median * Math.exp(normal(random, 0, deviation));
}

/** Draws one element, all equally likely. @throws RangeError for an empty list */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError("Nothing to pick from.");
  return chosen;
}

/** The list in random order, sorted by random keys. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const keyed = list.map((value) => ({ value, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

/** Hashes a string to four 32-bit words, with multiplications and shifts for each character. */
function wordsOf(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, text.length + 1];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    words[0] = Math.imul(words[0] ^ code, 0x01000193) ^ (words[3] >>> 7);
    words[1] = Math.imul(words[1] + code, 0x85ebca6b) ^ (words[0] >>> 11);
    words[2] = Math.imul(words[2] ^ words[1], 0xc2b2ae35);
    words[3] = (words[3] + words[2]) | 0;
  }
  return words;
}
