import type { ConceptId, TrackOverview } from "@aulo/contract";

/** Concepts that a learner drops from a path and adds to it. */
export type PathEdit = { drop: readonly ConceptId[]; add: readonly ConceptId[] };

export const NO_EDIT: PathEdit = { drop: [], add: [] };

/** The concepts of a path after an edit. Added concepts bring their prerequisites. */
export function editedPath(
  track: TrackOverview,
  proposed: readonly ConceptId[],
  { drop, add }: PathEdit,
): ReadonlySet<ConceptId> {
  const chosen = new Set(proposed);
  for (const id of add) for (const needed of withNeeds(track, id)) chosen.add(needed);
  for (const id of drop) chosen.delete(id);
  return chosen;
}

/** The edit after one more concept is dropped (`wanted` is false) or added. */
export function toggleConcept(
  edit: PathEdit,
  proposed: readonly ConceptId[],
  id: ConceptId,
  wanted: boolean,
): PathEdit {
  const drop = edit.drop.filter((other) => other !== id);
  const add = edit.add.filter((other) => other !== id);
  if (!wanted) return { drop: [...drop, id], add };
  return { drop, add: proposed.includes(id) ? add : [...add, id] };
}

/** Minutes to learn the chosen concepts. */
export function minutesOf(track: TrackOverview, chosen: ReadonlySet<ConceptId>): number {
  return track.concepts.reduce((sum, { id, minutes }) => sum + (chosen.has(id) ? minutes : 0), 0);
}

function withNeeds(track: TrackOverview, id: ConceptId): ConceptId[] {
  const found = new Set<ConceptId>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(track.concepts.find((concept) => concept.id === next)?.requires ?? []));
  }
  return [...found];
}
