import type { Draft, DraftNews } from "@aulo/contract";
import { findExercise } from "../catalogue/find-or-refuse.ts";
import type { Deps, ExerciseOfLearner } from "../deps.ts";
import { selectOptionalDraft, selectRevision } from "./queries.ts";
import { toDraft } from "./save-draft.ts";

/**
 * The learner's saved draft of an exercise; null before the first save.
 *
 * @throws Refusal `not-found` for an unknown exercise
 */
export async function getDraft(
  { db, catalogue }: Deps,
  { learnerId, exercise }: ExerciseOfLearner,
): Promise<Draft | null> {
  findExercise(catalogue, exercise);
  const saved = await selectOptionalDraft(db, { learnerId, exercise });
  return saved === null ? null : toDraft(saved);
}

/**
 * The revision of the draft and the newest run, for a page that follows what happens elsewhere.
 *
 * @throws Refusal `not-found` for an unknown exercise
 */
export async function getDraftNews(
  { db, catalogue, runs }: Deps,
  asked: ExerciseOfLearner,
): Promise<DraftNews> {
  findExercise(catalogue, asked.exercise);
  return { revision: await selectRevision(db, asked), run: await runs.newest(asked) };
}
