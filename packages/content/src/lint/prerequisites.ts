import { groupsOf, type Track } from "../track.ts";

/** Direct and indirect prerequisites of a concept. The concept itself is included only when it is part of a cycle. */
export function prerequisitesOf(track: Track, id: string): Set<string> {
  const requires = new Map(track.concepts.map((concept) => [concept.id, concept.requires]));
  const found = new Set<string>();
  const open = [...(requires.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(requires.get(next) ?? []));
  }
  return found;
}

/** These concepts, with all their prerequisites. */
export function taughtWith(track: Track, ids: readonly string[]): Set<string> {
  return new Set(ids.flatMap((id) => [id, ...prerequisitesOf(track, id)]));
}

/** Ids of all concepts in the order of teaching, including listed ones that are not written yet. */
export function syllabus(track: Track): string[] {
  return groupsOf(track).flatMap(({ listed, concepts }) =>
    listed.every((id) => concepts.includes(id)) ? concepts : listed,
  );
}
