import type { Track } from "../track.ts";

/** Ids of all concepts, items and exercises, sorted. Learners' logs refer to these ids. */
export function idsOf(track: Track): string[] {
  return track.concepts
    .flatMap((concept) => [
      concept.id,
      ...concept.items.map(({ id }) => id),
      ...concept.exercises.map(({ id }) => id),
    ])
    .sort();
}
