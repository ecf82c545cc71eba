import type { Change, ConceptId } from "@aulo/contract";

/** Merges the changes of several answers into one for each concept, from before the first to after the last. */
export function gatherChanges(before: readonly Change[], more: readonly Change[]): Change[] {
  const gathered = new Map<string, Change>();
  for (const change of [...before, ...more]) {
    const first = gathered.get(change.concept);
    const start = first === undefined ? {} : { before: first.before, stateBefore: first.stateBefore };
    gathered.set(change.concept, { ...change, ...start });
  }
  return [...gathered.values()];
}

/** Changes sorted by size, largest first; the change of the check's own concept leads. */
export function largestFirst(changes: readonly Change[], about: ConceptId | null): Change[] {
  const sizeOf = ({ concept, before, after }: Change) =>
    concept === about ? Number.POSITIVE_INFINITY : Math.abs(after - before);
  return changes.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}
