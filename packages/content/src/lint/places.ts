import type { Concept, Exercise, Track } from "../track.ts";
import type { Finding } from "./rule.ts";

export function conceptFile(concept: Concept): string {
  return `${concept.folder}/concept.md`;
}
export function itemsFile(concept: Concept): string {
  return `${concept.folder}/items.yaml`;
}
export function exerciseFile(exercise: Exercise): string {
  return `${exercise.folder}/exercise.yaml`;
}

/** Findings for each item, in a file of its own concept, below its index. */
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

/** Findings for each exercise, in its exercise.yaml. */
export function forEachExercise(
  track: Track,
  check: (exercise: Exercise) => Omit<Finding, "file">[],
): Finding[] {
  return track.concepts.flatMap((concept) =>
    concept.exercises.flatMap((exercise) =>
      check(exercise).map((found) => ({ ...found, file: exerciseFile(exercise) })),
    ),
  );
}

/** The concepts that a concept needs, directly or through others; itself only when it stands in a cycle. */
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

/** Ids of all concepts in the order in which they are taught, those that are only listed included. */
export function syllabus(track: Track): string[] {
  return track.stages.flatMap((stage) => {
    const unwritten = stage.listed.filter((id) => !stage.concepts.includes(id));
    return unwritten.length === 0 ? stage.concepts : stage.listed;
  });
}
