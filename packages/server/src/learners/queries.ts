import type { Db } from "../db/tables.ts";

export type LearnerRow = { id: string; createdAt: Date };

/** A reply to a request with an idempotency key. */
type StoredReply = { key: string; requestHash: string; reply: object };

export async function insertLearner(db: Db, { id, createdAt }: LearnerRow): Promise<void> {
  await db.insertInto("learners").values({ id, created_at: createdAt }).execute();
}

export async function insertToken(
  db: Db,
  { hash, learnerId }: { hash: string; learnerId: string },
): Promise<void> {
  await db.insertInto("tokens").values({ hash, learner_id: learnerId }).execute();
}

export async function selectTokenHashes(db: Db, learnerId: string): Promise<string[]> {
  const rows = await db.selectFrom("tokens").select("hash").where("learner_id", "=", learnerId).execute();
  return rows.map(({ hash }) => hash);
}

export async function selectOptionalLearnerByToken(db: Db, hash: string): Promise<LearnerRow | null> {
  const row = await db
    .selectFrom("tokens")
    .innerJoin("learners", "learners.id", "tokens.learner_id")
    .select(["learners.id", "learners.created_at as createdAt"])
    .where("tokens.hash", "=", hash)
    .executeTakeFirst();
  return row ?? null;
}

export async function selectLearnerIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("learners").select("id").orderBy("created_at").execute();
  return rows.map(({ id }) => id);
}

/** Learners whose stored state is of an engine before `version`. */
export async function selectLearnersBefore(
  db: Db,
  version: number,
): Promise<{ learnerId: string; engineVersion: number }[]> {
  return db
    .selectFrom("states")
    .select(["learner_id as learnerId", "engine_version as engineVersion"])
    .where("engine_version", "<", version)
    .execute();
}

/** Concepts that the notice to the learner names; null for none. */
export async function selectNotice(db: Db, learnerId: string): Promise<string[] | null> {
  const row = await db.selectFrom("learners").select("notice").where("id", "=", learnerId).executeTakeFirst();
  return row?.notice ?? null;
}

export async function updateNotice(db: Db, learnerId: string, concepts: string[] | null): Promise<void> {
  const notice = concepts === null ? null : JSON.stringify(concepts);
  await db.updateTable("learners").set({ notice }).where("id", "=", learnerId).execute();
}

/**
 * Locks the learner's row until the transaction ends, so that two requests change one learner one after the other.
 *
 * @returns null when the learner is gone
 */
export async function lockOptionalLearner(db: Db, learnerId: string): Promise<LearnerRow | null> {
  const row = await db
    .selectFrom("learners")
    .select(["id", "created_at as createdAt"])
    .where("id", "=", learnerId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A cascade deletes all other rows of the learner. */
export async function deleteLearnerById(db: Db, learnerId: string): Promise<void> {
  await db.deleteFrom("learners").where("id", "=", learnerId).execute();
}

export async function selectOptionalReply(
  db: Db,
  { learnerId, key }: { learnerId: string; key: string },
): Promise<StoredReply | null> {
  const row = await db
    .selectFrom("replies")
    .select(["key", "request as requestHash", "reply"])
    .where("learner_id", "=", learnerId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertReply(
  db: Db,
  learnerId: string,
  { key, requestHash, reply }: StoredReply,
): Promise<void> {
  await db
    .insertInto("replies")
    .values({ learner_id: learnerId, key, request: requestHash, reply: JSON.stringify(reply) })
    .execute();
}

export async function deleteRepliesBefore(db: Db, moment: Date): Promise<void> {
  await db.deleteFrom("replies").where("created_at", "<", moment).execute();
}
