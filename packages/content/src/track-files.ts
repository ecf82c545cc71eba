import type { Concept, Exercise } from "./track.ts";

export function conceptFile(concept: Concept): string {
  return `${concept.folder}/concept.md`;
}

export function itemsFile(concept: Concept): string {
  return `${concept.folder}/items.yaml`;
}

export function exerciseFile(exercise: Exercise): string {
  return `${exercise.folder}/exercise.yaml`;
}
