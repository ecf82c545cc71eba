import type { Lesson } from "@aulo/contract";
import type { Catalogue } from "./catalogue.ts";
import { Refusal } from "../refusal.ts";

/** @throws Refusal `not-found` */
export function findLesson({ lessons, ids }: Catalogue, concept: string): Lesson {
  const lesson = lessons.get(ids.of(concept)[0] ?? concept);
  if (lesson === undefined)
    throw new Refusal("not-found", `The track has no concept ${concept}; GET /api/track lists them.`);
  return lesson;
}

/** @throws Refusal `not-found` */
export function ensureConcept(catalogue: Catalogue, concept: string): void {
  findLesson(catalogue, concept);
}
