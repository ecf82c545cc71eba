import type { Draft, Files } from "@aulo/contract";
import type { z } from "zod";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { Refusal } from "../refusal.ts";
import { ensureFiles } from "./ensure-files.ts";
import { upsertDraft } from "./queries.ts";

type SaveDraft = { learnerId: string; exercise: string; files: Files };

/**
 * Stores the learner's draft of an exercise in place of the draft before.
 *
 * @throws Refusal `not-found` for an unknown exercise, `does-not-fit` for bad files
 */
export async function saveDraft(
  deps: Deps,
  { learnerId, exercise, files }: SaveDraft,
): Promise<z.infer<typeof Draft>> {
  if (deps.catalogue.items.get(exercise)?.kind !== "exercise")
    throw new Refusal("not-found", `The track has no exercise ${exercise}.`);
  ensureFiles(files);
  const savedAt = new Date(deps.now());
  await changeLearner(deps, learnerId, ({ db }) => upsertDraft(db, learnerId, { exercise, files, savedAt }));
  return { exercise, files, savedAt: savedAt.toISOString() };
}
