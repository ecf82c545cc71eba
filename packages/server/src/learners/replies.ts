import type { Queries } from "../db/db.ts";

/** The reply that was given under an idempotency key, and to which request. */
export type StoredReply = { key: string; request: string; reply: object };

export async function selectOptionalReply(
  db: Queries,
  { learnerId, key }: { learnerId: string; key: string },
): Promise<StoredReply | null> {
  const row = await db
    .selectFrom("replies")
    .select(["key", "request", "reply"])
    .where("learner_id", "=", learnerId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertReply(db: Queries, learnerId: string, stored: StoredReply): Promise<void> {
  await db
    .insertInto("replies")
    .values({ ...stored, learner_id: learnerId, reply: JSON.stringify(stored.reply) })
    .execute();
}

export async function deleteRepliesBefore(db: Queries, moment: Date): Promise<void> {
  await db.deleteFrom("replies").where("created_at", "<", moment).execute();
}
