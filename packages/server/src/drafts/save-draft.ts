import { isDeepStrictEqual } from "node:util";
import type { Draft, Files } from "@aulo/contract";
import { findExercise } from "../catalogue/find-or-refuse.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { Refusal } from "../refusal.ts";
import { ensureFiles } from "./ensure-files.ts";
import { type DraftRow, selectOptionalDraft, upsertDraft } from "./queries.ts";

type SaveDraft = {
  learnerId: string;
  exercise: string;
  files: Files;
  /** The revision that the files were made from. */
  revision: number;
};

/**
 * Stores the learner's draft of an exercise in place of the draft before. A repeated request changes nothing.
 *
 * @throws Refusal `not-found` for an unknown exercise, `does-not-fit` for bad files, `draft-changed` with the saved draft when that
 * is not the one that the files were made from
 */
export async function saveDraft(deps: Deps, input: SaveDraft): Promise<Draft> {
  const { learnerId, exercise, files, revision } = input;
  ensureFiles(files, findExercise(deps.catalogue, exercise).exercise);
  return changeLearner(deps, learnerId, async ({ db, now }) => {
    const saved = await selectOptionalDraft(db, { learnerId, exercise });
    if (saved !== null && isDeepStrictEqual(saved.files, files)) return toDraft(saved);
    if (saved !== null && saved.revision !== revision)
      throw new Refusal(
        "draft-changed",
        `The draft of ${exercise} has revision ${saved.revision}, and body.revision is ${revision}: another tab or browser saved it meanwhile.`,
        { draft: toDraft(saved) },
      );
    return toDraft(await replaceDraft({ db, now }, learnerId, saved, { exercise, files }));
  });
}

/** Makes these files the draft of an exercise, whatever it was before. */
export async function keepFiles(
  tx: TxDeps,
  { learnerId, ...kept }: Omit<SaveDraft, "revision">,
): Promise<void> {
  const saved = await selectOptionalDraft(tx.db, { learnerId, exercise: kept.exercise });
  if (!isDeepStrictEqual(saved?.files, kept.files)) await replaceDraft(tx, learnerId, saved, kept);
}

export function toDraft({ savedAt, ...draft }: DraftRow): Draft {
  return { ...draft, savedAt: savedAt.toISOString() };
}

async function replaceDraft(
  { db, now }: Pick<TxDeps, "db" | "now">,
  learnerId: string,
  saved: DraftRow | null,
  { exercise, files }: Pick<SaveDraft, "exercise" | "files">,
): Promise<DraftRow> {
  const next = { exercise, files, savedAt: new Date(now()), revision: (saved?.revision ?? 0) + 1 };
  await upsertDraft(db, learnerId, next);
  return next;
}
