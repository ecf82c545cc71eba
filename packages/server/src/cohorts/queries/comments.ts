import type { Db } from "../../db/tables.ts";

export type CommentRow = {
  id: string;
  cohortId: string;
  learnerId: string;
  cohortTitle: string;
  mentorName: string;
  item: string;
  text: string;
  createdAt: Date;
  read: boolean;
};

export async function insertComment(db: Db, comment: CommentRow): Promise<void> {
  await db
    .insertInto("cohort_comments")
    .values({
      id: comment.id,
      cohort_id: comment.cohortId,
      learner_id: comment.learnerId,
      cohort_title: comment.cohortTitle,
      mentor_name: comment.mentorName,
      item: comment.item,
      text: comment.text,
      created_at: comment.createdAt,
      read: comment.read,
    })
    .execute();
}

/** Comments on the learner, newest first. `since` and `cohortId` leave only those of a cohort from a moment on. */
export async function selectComments(
  db: Db,
  { learnerId, from }: { learnerId: string; from?: { cohortId: string; since: Date } },
): Promise<CommentRow[]> {
  return db
    .selectFrom("cohort_comments")
    .select([
      "id",
      "cohort_id as cohortId",
      "learner_id as learnerId",
      "cohort_title as cohortTitle",
      "mentor_name as mentorName",
      "item",
      "text",
      "created_at as createdAt",
      "read",
    ])
    .where("learner_id", "=", learnerId)
    .$if(from !== undefined, (query) =>
      query
        .where("cohort_id", "=", from?.cohortId ?? "")
        .where("created_at", ">=", from?.since ?? new Date()),
    )
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

type OneComment = { learnerId: string; id: string };

/** @returns whether the learner has it */
export async function markRead(db: Db, { learnerId, id }: OneComment): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("cohort_comments")
    .set({ read: true })
    .where("learner_id", "=", learnerId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** @returns whether the learner had it */
export async function deleteComment(db: Db, { learnerId, id }: OneComment): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("cohort_comments")
    .where("learner_id", "=", learnerId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
