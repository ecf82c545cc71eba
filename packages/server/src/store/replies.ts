import type { Queries } from "./queries.ts";

/** The reply that was given under an idempotency key, and to which request. */
export type StoredReply = { key: string; request: string; reply: object };

export const selectOptionalReply = async (
  db: Queries,
  { learnerId, key }: { learnerId: string; key: string },
): Promise<StoredReply | null> => {
  const row = await db
    .selectFrom("replies")
    .select(["key", "request", "reply"])
    .where("learner_id", "=", learnerId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
};

export const insertReply = async (db: Queries, learnerId: string, stored: StoredReply): Promise<void> => {
  await db
    .insertInto("replies")
    .values({ ...stored, learner_id: learnerId, reply: JSON.stringify(stored.reply) })
    .execute();
};

export const deleteRepliesBefore = async (db: Queries, moment: Date): Promise<void> => {
  await db.deleteFrom("replies").where("created_at", "<", moment).execute();
};
