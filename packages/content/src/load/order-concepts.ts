/** The part of a concept that its place depends on. */
export type Placed = { id: string; requires: readonly string[] };

/**
 * Order of the concepts of one stage: each after those it requires, otherwise as `listed`.
 *
 * Concepts of other stages do not count. Those in a cycle come last, as listed; the linter names the cycle.
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
