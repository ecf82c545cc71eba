import { sql } from "kysely";
import type { Queries } from "./queries.ts";

export type LearnerRow = { id: string; createdAt: Date };

export const insertLearner = async (db: Queries, { id, createdAt }: LearnerRow): Promise<void> => {
  await db.insertInto("learners").values({ id, created_at: createdAt }).execute();
};

export const insertToken = async (
  db: Queries,
  { hash, learnerId }: { hash: string; learnerId: string },
): Promise<void> => {
  await db.insertInto("tokens").values({ hash, learner_id: learnerId }).execute();
};

export const selectTokenHashes = async (db: Queries, learnerId: string): Promise<string[]> => {
  const rows = await db.selectFrom("tokens").select("hash").where("learner_id", "=", learnerId).execute();
  return rows.map(({ hash }) => hash);
};

export const selectOptionalLearnerByToken = async (db: Queries, hash: string): Promise<LearnerRow | null> => {
  const row = await db
    .selectFrom("tokens")
    .innerJoin("learners", "learners.id", "tokens.learner_id")
    .select(["learners.id", "learners.created_at as createdAt"])
    .where("tokens.hash", "=", hash)
    .executeTakeFirst();
  return row ?? null;
};

export const selectLearnerIds = async (db: Queries): Promise<string[]> => {
  const rows = await db.selectFrom("learners").select("id").orderBy("created_at").execute();
  return rows.map(({ id }) => id);
};

/**
 * Holds the learner's row until the transaction ends, so that two requests change one learner one after the other.
 *
 * @returns null when the learner is gone
 */
export const lockOptionalLearner = async (db: Queries, learnerId: string): Promise<LearnerRow | null> => {
  const row = await db
    .selectFrom("learners")
    .select(["id", "created_at as createdAt"])
    .where("id", "=", learnerId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
};

/** Everything of the learner goes with the row. */
export const deleteLearnerById = async (db: Queries, learnerId: string): Promise<void> => {
  await db.deleteFrom("learners").where("id", "=", learnerId).execute();
};

export const isDatabaseAnswering = async (db: Queries): Promise<boolean> => {
  const { rows } = await sql<{ alive: number }>`SELECT 1 AS alive`.execute(db);
  return rows[0]?.alive === 1;
};
