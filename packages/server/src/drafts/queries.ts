import type { Db } from "../db/tables.ts";

export type DraftRow = {
  exercise: string;
  files: Record<string, string>;
  savedAt: Date;
  /** Number of changes so far, from 1. */
  revision: number;
};

export async function upsertDraft(db: Db, learnerId: string, draft: DraftRow): Promise<void> {
  const { exercise, files, savedAt, revision } = draft;
  const columns = { files: JSON.stringify(files), saved_at: savedAt, revision };
  await db
    .insertInto("drafts")
    .values({ learner_id: learnerId, exercise, ...columns })
    .onConflict((conflict) => conflict.columns(["learner_id", "exercise"]).doUpdateSet(columns))
    .execute();
}

export async function selectOptionalDraft(
  db: Db,
  { learnerId, exercise }: { learnerId: string; exercise: string },
): Promise<DraftRow | null> {
  const row = await db
    .selectFrom("drafts")
    .select(["exercise", "files", "saved_at as savedAt", "revision"])
    .where("learner_id", "=", learnerId)
    .where("exercise", "=", exercise)
    .executeTakeFirst();
  return row ?? null;
}

/** 0 before the first save. */
export async function selectRevision(
  db: Db,
  { learnerId, exercise }: { learnerId: string; exercise: string },
): Promise<number> {
  const row = await db
    .selectFrom("drafts")
    .select("revision")
    .where("learner_id", "=", learnerId)
    .where("exercise", "=", exercise)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** Exercises with a draft, the one saved last first. */
export async function selectDraftedExercises(db: Db, learnerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("drafts")
    .select("exercise")
    .where("learner_id", "=", learnerId)
    .orderBy("saved_at", "desc")
    .execute();
  return rows.map(({ exercise }) => exercise);
}

/** @param drafts each of another exercise */
export async function insertDrafts(db: Db, learnerId: string, drafts: readonly DraftRow[]): Promise<void> {
  if (drafts.length === 0) return;
  const rows = drafts.map(({ exercise, files, savedAt, revision }) => ({
    learner_id: learnerId,
    exercise,
    files: JSON.stringify(files),
    saved_at: savedAt,
    revision,
  }));
  await db.insertInto("drafts").values(rows).execute();
}

/** Last saved first. */
export async function selectDraftsByLearner(db: Db, learnerId: string): Promise<DraftRow[]> {
  return db
    .selectFrom("drafts")
    .select(["exercise", "files", "saved_at as savedAt", "revision"])
    .where("learner_id", "=", learnerId)
    .orderBy("saved_at", "desc")
    .execute();
}
