import type { Track } from "../track.ts";

/** Ids of all concepts, items and exercises, sorted: the ids that a learner's history refers to. */
export function idsOf(track: Track): string[] {
  return track.concepts
    .flatMap((concept) => [
      concept.id,
      ...concept.items.map(({ id }) => id),
      ...concept.exercises.map(({ id }) => id),
    ])
    .sort();
}
