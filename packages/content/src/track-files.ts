import type { Lesson, LessonBlock } from "./lesson/lesson.ts";
import type { Concept, Exercise, Files, Project } from "./track.ts";

export function conceptFile(concept: Concept): string {
  return `${concept.folder}/concept.md`;
}

export function againFile(concept: Concept): string {
  return `${concept.folder}/again.md`;
}

export function itemsFile(concept: Concept): string {
  return `${concept.folder}/items.yaml`;
}

export function exerciseFile(exercise: Exercise): string {
  return `${exercise.folder}/${exercise.milestone === null ? "exercise" : "milestone"}.yaml`;
}

export function projectFile(project: Pick<Project, "folder">): string {
  return `${project.folder}/project.yaml`;
}

export function promptFile(exercise: Exercise): string {
  return `${exercise.folder}/prompt.md`;
}

/** The lesson of a concept and, if there is one, its second explanation, each with its file. */
export function lessonsOf(concept: Concept): { file: string; lesson: Lesson; blocks: LessonBlock[] }[] {
  const { lesson, blocks, again, againBlocks } = concept;
  const first = { file: conceptFile(concept), lesson, blocks };
  return again === null ? [first] : [first, { file: againFile(concept), lesson: again, blocks: againBlocks }];
}

/** The specs among the files in `tests`. */
export function specsOf({ tests }: Pick<Exercise, "tests">): Files {
  return Object.fromEntries(Object.entries(tests).filter(([path]) => path.endsWith(".spec.js")));
}
