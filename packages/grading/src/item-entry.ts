import type { Exercise, Item, Project } from "@aulo/content";
import type { PublicItem } from "@aulo/contract";

/** Limits of an exercise's runs, as shown to the learner. */
type RunLimits = Extract<PublicItem, { kind: "exercise" }>["limits"];

/** An item of the track with its concept: closed (graded here) or an exercise (graded by a run). */
export type ItemEntry = { kind: "closed"; concept: string; item: Item } | ExerciseEntry;

/** An exercise; `project` is null for one of a concept. */
export type ExerciseEntry = {
  kind: "exercise";
  concept: string;
  exercise: Exercise;
  limits: RunLimits;
  project: Project | null;
};

export function hintsOf(entry: ItemEntry): readonly string[] {
  return entry.kind === "closed" ? entry.item.hints : entry.exercise.hints;
}
