import type { Db } from "../db/tables.ts";

export type DraftRow = { exercise: string; files: Record<string, string>; savedAt: Date };

export async function upsertDraft(db: Db, learnerId: string, draft: DraftRow): Promise<void> {
  const columns = { files: JSON.stringify(draft.files), saved_at: draft.savedAt };
  await db
    .insertInto("drafts")
    .values({ learner_id: learnerId, exercise: draft.exercise, ...columns })
    .onConflict((conflict) => conflict.columns(["learner_id", "exercise"]).doUpdateSet(columns))
    .execute();
}

/** Last saved first. */
export async function selectDraftsByLearner(db: Db, learnerId: string): Promise<DraftRow[]> {
  return db
    .selectFrom("drafts")
    .select(["exercise", "files", "saved_at as savedAt"])
    .where("learner_id", "=", learnerId)
    .orderBy("saved_at", "desc")
    .execute();
}
