import { type Concept, type Exercise, exercisesOf, type Track } from "../track.ts";
import { exerciseFile, itemsFile } from "../track-files.ts";
import type { Finding } from "./rule.ts";

/** Findings of all items. Their file is the concept's items.yaml, their path begins with the item's index. */
export function forEachItem(
  track: Track,
  check: (item: Concept["items"][number], concept: Concept) => Omit<Finding, "file">[],
): Finding[] {
  return track.concepts.flatMap((concept) =>
    concept.items.flatMap((item, index) =>
      check(item, concept).map((found) => ({
        ...found,
        file: itemsFile(concept),
        path: [index, ...(found.path ?? [])],
      })),
    ),
  );
}

/** Findings of all exercises and milestones. Their file is the exercise.yaml or milestone.yaml. */
export function forEachExercise(
  track: Track,
  check: (exercise: Exercise) => Omit<Finding, "file">[],
): Finding[] {
  return exercisesOf(track).flatMap((exercise) =>
    check(exercise).map((found) => ({ ...found, file: exerciseFile(exercise) })),
  );
}
