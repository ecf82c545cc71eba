/**
 * Hash of a string: an evenly spread integer from 0 to 2³² − 1, the same on every machine.
 *
 * @see FNV-1a, Fowler, Noll and Vo, with the avalanche of MurmurHash3
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
