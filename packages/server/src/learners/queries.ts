import type { Role } from "@aulo/contract";
import { type Selectable, sql } from "kysely";
import type { Db, TokensTable } from "../db/tables.ts";

/** `accountId`: null for a learner without an account. */
export type LearnerRow = { id: string; createdAt: Date; accountId: string | null; role: Role };

/** `isUseOld`: the noted use of the token is more than an hour old. `scope`: null for the token of a learner without an account. */
type LearnerByToken = LearnerRow & { isUseOld: boolean; scope: "read" | "write" | null };

type NewLearner = Pick<LearnerRow, "id" | "createdAt"> &
  Partial<Pick<LearnerRow, "accountId" | "role">> & { imported?: boolean };

export type TokenRow = Selectable<TokensTable>;

const isUseOld = sql<boolean>`coalesce(tokens.used_at < now() - interval '1 hour', true)`;

/** A reply to a request with an idempotency key. */
type StoredReply = { key: string; requestHash: string; reply: object };

export async function insertLearner(
  db: Db,
  { id, createdAt, accountId = null, role = "learner", imported = false }: NewLearner,
): Promise<void> {
  await db
    .insertInto("learners")
    .values({ id, created_at: createdAt, account_id: accountId, role, imported })
    .execute();
}

/** @returns false for an unknown learner */
export async function updateRole(db: Db, learnerId: string, role: Role): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("learners")
    .set({ role })
    .where("id", "=", learnerId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Whether the learner's log came with an import; false for an unknown learner. */
export async function isImported(db: Db, learnerId: string): Promise<boolean> {
  const row = await db
    .selectFrom("learners")
    .select("imported")
    .where("id", "=", learnerId)
    .executeTakeFirst();
  return row?.imported ?? false;
}

export async function insertToken(
  db: Db,
  { hash, learnerId }: { hash: string; learnerId: string },
): Promise<void> {
  await db.insertInto("tokens").values({ hash, learner_id: learnerId }).execute();
}

/** Puts back tokens that `selectTokens` returned. */
export async function insertTokens(db: Db, tokens: readonly TokenRow[]): Promise<void> {
  if (tokens.length > 0) await db.insertInto("tokens").values(tokens).execute();
}

/** Newest first. */
export async function selectTokens(db: Db, learnerId: string): Promise<TokenRow[]> {
  return db
    .selectFrom("tokens")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

/** Finds nobody by a token that has expired. */
export async function selectOptionalLearnerByToken(db: Db, hash: string): Promise<LearnerByToken | null> {
  const row = await db
    .selectFrom("tokens")
    .innerJoin("learners", "learners.id", "tokens.learner_id")
    .select([
      "learners.id",
      "learners.created_at as createdAt",
      "learners.account_id as accountId",
      "learners.role",
      "tokens.scope",
      isUseOld.as("isUseOld"),
    ])
    .where("tokens.hash", "=", hash)
    .where(sql<boolean>`coalesce(tokens.expires_at > now(), true)`)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes that a token was used now, unless that was noted within the last hour. */
export async function noteTokenUse(db: Db, hash: string, usedBy: string): Promise<void> {
  await db
    .updateTable("tokens")
    .set({ used_at: sql<Date>`now()`, used_by: usedBy })
    .where("hash", "=", hash)
    .where(isUseOld)
    .execute();
}

export async function deleteTokenById(
  db: Db,
  { learnerId, id }: { learnerId: string; id: string },
): Promise<void> {
  await db.deleteFrom("tokens").where("learner_id", "=", learnerId).where("id", "=", id).execute();
}

export async function selectRoleOfLearner(db: Db, id: string): Promise<Role> {
  const { role } = await db
    .selectFrom("learners")
    .select("role")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return role;
}

export async function selectLearnerIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("learners").select("id").orderBy("created_at").execute();
  return rows.map(({ id }) => id);
}

/** All learners, each with the number of entries of the log and the time of the last one. */
export async function selectLearnersWithActivity(
  db: Db,
): Promise<(Omit<LearnerRow, "accountId"> & { entries: number; lastAt: Date | null })[]> {
  const rows = await db
    .selectFrom("learners")
    .leftJoin("log", "log.learner_id", "learners.id")
    .select(({ fn }) => [
      "learners.id",
      "learners.created_at as createdAt",
      "learners.role",
      fn.count("log.sequence").as("entries"),
      fn.max("log.at").as("lastAt"),
    ])
    .groupBy("learners.id")
    .execute();
  return rows.map((row) => ({ ...row, entries: Number(row.entries) }));
}

/** Learners whose log did not come with an import. */
export async function selectOwnLearnerIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("learners")
    .select("id")
    .where("imported", "=", false)
    .orderBy("created_at")
    .execute();
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

/** Concepts that the notice to the learner names, null for none; and whether the learner belongs to a cohort or has comments from one. */
export async function selectNews(
  db: Db,
  learnerId: string,
): Promise<{ notice: string[] | null; inCohort: boolean }> {
  const row = await db
    .selectFrom("learners")
    .select([
      "notice",
      sql<boolean>`EXISTS (SELECT FROM cohort_members WHERE learner_id = learners.id)
        OR EXISTS (SELECT FROM cohort_comments WHERE learner_id = learners.id)`.as("inCohort"),
    ])
    .where("id", "=", learnerId)
    .executeTakeFirst();
  return row ?? { notice: null, inCohort: false };
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
    .select(["id", "created_at as createdAt", "account_id as accountId", "role"])
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

/** Deletes all but the newest `most` replies of each learner. */
export async function deleteRepliesBeyond(db: Db, most: number): Promise<void> {
  await sql`
    DELETE FROM replies USING (
      SELECT learner_id, key, row_number() OVER (PARTITION BY learner_id ORDER BY created_at DESC) AS place
      FROM replies
      WHERE learner_id IN (SELECT learner_id FROM replies GROUP BY learner_id HAVING count(*) > ${most})
    ) AS placed
    WHERE replies.learner_id = placed.learner_id AND replies.key = placed.key AND placed.place > ${most}`.execute(
    db,
  );
}
