import { sql } from "kysely";
import type { Queries } from "../db/db.ts";

export type LearnerRow = { id: string; createdAt: Date };

export async function insertLearner(db: Queries, { id, createdAt }: LearnerRow): Promise<void> {
  await db.insertInto("learners").values({ id, created_at: createdAt }).execute();
}

export async function insertToken(
  db: Queries,
  { hash, learnerId }: { hash: string; learnerId: string },
): Promise<void> {
  await db.insertInto("tokens").values({ hash, learner_id: learnerId }).execute();
}

export async function selectTokenHashes(db: Queries, learnerId: string): Promise<string[]> {
  const rows = await db.selectFrom("tokens").select("hash").where("learner_id", "=", learnerId).execute();
  return rows.map(({ hash }) => hash);
}

export async function selectOptionalLearnerByToken(db: Queries, hash: string): Promise<LearnerRow | null> {
  const row = await db
    .selectFrom("tokens")
    .innerJoin("learners", "learners.id", "tokens.learner_id")
    .select(["learners.id", "learners.created_at as createdAt"])
    .where("tokens.hash", "=", hash)
    .executeTakeFirst();
  return row ?? null;
}

export async function selectLearnerIds(db: Queries): Promise<string[]> {
  const rows = await db.selectFrom("learners").select("id").orderBy("created_at").execute();
  return rows.map(({ id }) => id);
}

/**
 * Holds the learner's row until the transaction ends, so that two requests change one learner one after the other.
 *
 * @returns null when the learner is gone
 */
export async function lockOptionalLearner(db: Queries, learnerId: string): Promise<LearnerRow | null> {
  const row = await db
    .selectFrom("learners")
    .select(["id", "created_at as createdAt"])
    .where("id", "=", learnerId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Everything of the learner goes with the row. */
export async function deleteLearnerById(db: Queries, learnerId: string): Promise<void> {
  await db.deleteFrom("learners").where("id", "=", learnerId).execute();
}

export async function isDatabaseAnswering(db: Queries): Promise<boolean> {
  const { rows } = await sql<{ alive: number }>`SELECT 1 AS alive`.execute(db);
  return rows[0]?.alive === 1;
}
