/** Fields of a concept that decide its place. */
export type Placed = { id: string; requires: readonly string[] };

/**
 * Orders the concepts of one stage topologically, and otherwise as `listed`.
 *
 * Prerequisites in other stages are ignored. Concepts in or behind a cycle come last, as listed; the linter reports the cycle.
 */
export function orderConcepts<Kind extends Placed>(
  concepts: readonly Kind[],
  listed: readonly string[],
): Kind[] {
  const rank = (concept: Kind): number => {
    const index = listed.indexOf(concept.id);
    return index === -1 ? listed.length : index;
  };
  const waiting = [...concepts].sort((a, b) => rank(a) - rank(b));
  const ordered: Kind[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex((concept) => {
      return !waiting.some((other) => other !== concept && concept.requires.includes(other.id));
    });
    ordered.push(...waiting.splice(Math.max(ready, 0), 1));
  }
  return ordered;
}
