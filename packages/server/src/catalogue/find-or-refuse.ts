import type { Project } from "@aulo/content";
import type { Lesson } from "@aulo/contract";
import type { ItemNode } from "@aulo/engine";
import type { ExerciseEntry, ItemEntry } from "@aulo/grading";
import { doesNotFit, Refusal } from "../refusal.ts";
import type { Catalogue } from "./catalogue.ts";

/** @throws Refusal `not-found` for an id that the track does not have */
export function findItem({ items }: Catalogue, id: string): ItemEntry {
  const entry = items.get(id);
  if (entry === undefined) throw new Refusal("not-found", `The track has no item ${id}.`);
  return entry;
}

/** @throws Refusal `not-found` for an id that the track does not have, `does-not-fit` for a closed item */
export function findExercise(catalogue: Catalogue, id: string): ExerciseEntry {
  const entry = findItem(catalogue, id);
  if (entry.kind === "exercise") return entry;
  throw doesNotFit("body.item", `${id} is not an exercise; answer it by POST /api/checks/:checkId/attempts.`);
}

/** The item as the engine reads it. @throws Refusal `not-found` */
export function findNode({ nodes }: Catalogue, id: string): ItemNode {
  const node = nodes.get(id);
  if (node === undefined) throw new Refusal("not-found", `The track has no item ${id}.`);
  return node;
}

/** The lesson of a concept, by its present id or a former one. @throws Refusal `not-found` */
export function findLesson({ lessons, ids }: Catalogue, concept: string): Lesson {
  const lesson = lessons.get(ids.of(concept)[0] ?? concept);
  if (lesson === undefined)
    throw new Refusal("not-found", `The track has no concept ${concept}; GET /api/track lists them.`);
  return lesson;
}

/** @throws Refusal `not-found` for an id that the track does not have */
export function findProject({ track }: Catalogue, id: string): Project {
  const project = track.projects.find((one) => one.id === id);
  if (project === undefined)
    throw new Refusal("not-found", `The track has no project ${id}; GET /api/projects lists them.`);
  return project;
}

/** @throws Refusal `not-found` */
export function ensureConcept(catalogue: Catalogue, concept: string): void {
  findLesson(catalogue, concept);
}

/**
 * For a concept in a request's body.
 *
 * @param path of the field: `body.concept`
 * @throws Refusal `does-not-fit`
 */
export function ensureConceptIn({ summaries }: Catalogue, path: string, concept: string): void {
  if (!summaries.has(concept))
    throw doesNotFit(path, `the track has no concept “${concept}”; GET /api/track lists them.`);
}
