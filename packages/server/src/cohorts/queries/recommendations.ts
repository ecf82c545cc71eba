import type { Db } from "../../db/tables.ts";

export type RecommendationRow = {
  id: string;
  cohortId: string;
  memberId: string;
  concept: string;
  note: string;
  createdAt: Date;
};

/** A concept that was recommended to the member already gets the new note. */
export async function upsertRecommendations(db: Db, rows: readonly RecommendationRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("cohort_recommendations")
    .values(
      rows.map((row) => ({
        id: row.id,
        cohort_id: row.cohortId,
        member_id: row.memberId,
        concept: row.concept,
        note: row.note,
        created_at: row.createdAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["member_id", "concept"]).doUpdateSet(({ ref }) => ({
        note: ref("excluded.note"),
        created_at: ref("excluded.created_at"),
      })),
    )
    .execute();
}

/** Recommendations of other concepts to each of these members; members without any are absent. */
export async function countOtherRecommendations(
  db: Db,
  { cohortId, concept }: { cohortId: string; concept: string },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("cohort_recommendations")
    .select(({ fn }) => ["member_id as memberId", fn.countAll().as("count")])
    .where("cohort_id", "=", cohortId)
    .where("concept", "!=", concept)
    .groupBy("member_id")
    .execute();
  return new Map(rows.map(({ memberId, count }) => [memberId, Number(count)]));
}

/** Oldest first. */
export async function selectRecommendationsByMember(db: Db, memberId: string): Promise<RecommendationRow[]> {
  return db
    .selectFrom("cohort_recommendations")
    .select([
      "id",
      "cohort_id as cohortId",
      "member_id as memberId",
      "concept",
      "note",
      "created_at as createdAt",
    ])
    .where("member_id", "=", memberId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** Recommendations to the learner in every cohort, newest first. */
export async function selectRecommendationsTo(
  db: Db,
  learnerId: string,
): Promise<(Omit<RecommendationRow, "memberId"> & { cohortTitle: string; mentorName: string })[]> {
  return db
    .selectFrom("cohort_recommendations as given")
    .innerJoin("cohort_members as member", "member.id", "given.member_id")
    .innerJoin("cohorts", "cohorts.id", "given.cohort_id")
    .select([
      "given.id",
      "given.cohort_id as cohortId",
      "given.concept",
      "given.note",
      "given.created_at as createdAt",
      "cohorts.title as cohortTitle",
      "cohorts.mentor_name as mentorName",
    ])
    .where("member.learner_id", "=", learnerId)
    .orderBy("given.created_at", "desc")
    .orderBy("given.id")
    .execute();
}

/** @returns the learner to whom it was given, and its concept; null when the cohort has no such recommendation */
export async function deleteRecommendationOf(
  db: Db,
  { cohortId, id }: { cohortId: string; id: string },
): Promise<{ learnerId: string; concept: string } | null> {
  const row = await db
    .deleteFrom("cohort_recommendations as given")
    .using("cohort_members as member")
    .whereRef("member.id", "=", "given.member_id")
    .where("given.cohort_id", "=", cohortId)
    .where("given.id", "=", id)
    .returning(["member.learner_id as learnerId", "given.concept"])
    .executeTakeFirst();
  return row ?? null;
}

/** @returns whether the learner had it */
export async function deleteRecommendationTo(
  db: Db,
  { learnerId, id }: { learnerId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("cohort_recommendations")
    .where("id", "=", id)
    .where("member_id", "in", ({ selectFrom }) =>
      selectFrom("cohort_members").select("id").where("learner_id", "=", learnerId),
    )
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
