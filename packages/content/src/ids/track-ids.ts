import { exercisesOf, type Track } from "../track.ts";

/** Ids of all concepts, items, exercises and milestones, sorted. Learners' logs refer to these ids. */
export function idsOf(track: Track): string[] {
  return [
    ...track.concepts.flatMap((concept) => [concept.id, ...concept.items.map(({ id }) => id)]),
    ...exercisesOf(track).map(({ id }) => id),
  ].sort();
}
