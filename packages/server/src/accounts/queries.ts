import type { Role } from "@aulo/contract";
import { type Selectable, sql } from "kysely";
import type { AccountLoginsTable, AccountSessionsTable, Db, TokensTable } from "../db/tables.ts";

export type LoginRow = Pick<Selectable<AccountLoginsTable>, "provider" | "password">;
export type SessionRow = Selectable<AccountSessionsTable>;
export type ApiTokenRow = Selectable<TokensTable>;

export async function selectLogins(db: Db, accountId: string): Promise<LoginRow[]> {
  return db
    .selectFrom("account_logins")
    .select(["provider", "password"])
    .where("account_id", "=", accountId)
    .orderBy("provider")
    .execute();
}

export async function selectOptionalAccountIdByEmail(db: Db, email: string): Promise<string | null> {
  const row = await db.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirst();
  return row?.id ?? null;
}

/** Locks the account's row until the transaction ends. Returns false when the account is gone. */
export async function lockAccount(db: Db, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom("accounts")
    .select("id")
    .where("id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateAccountName(db: Db, accountId: string, name: string): Promise<void> {
  await db.updateTable("accounts").set({ name }).where("id", "=", accountId).execute();
}

/** A cascade deletes the sessions, the ways to sign in, and the learner with every row. */
export async function deleteAccountById(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("accounts").where("id", "=", accountId).execute();
}

/** Sessions that have not ended, newest first. */
export async function selectSessions(db: Db, accountId: string): Promise<SessionRow[]> {
  return db
    .selectFrom("account_sessions")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

/** @returns whether the account had the session */
export async function deleteSession(
  db: Db,
  { accountId, id }: { accountId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("account_sessions")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteSessionByToken(db: Db, token: string): Promise<void> {
  await db.deleteFrom("account_sessions").where("token", "=", token).execute();
}

/** Deletes sessions, secrets of mails and tokens for programs that have ended. */
export async function deleteEnded(db: Db): Promise<void> {
  await db.deleteFrom("account_sessions").where("expires_at", "<", sql<Date>`now()`).execute();
  await sql`DELETE FROM account_proofs WHERE expires_at < now()`.execute(db);
  await sql`DELETE FROM tokens WHERE expires_at < now()`.execute(db);
}

export async function selectOptionalLearnerByAccount(
  db: Db,
  accountId: string,
): Promise<{ id: string; createdAt: Date; accountId: string | null; role: Role } | null> {
  const row = await db
    .selectFrom("learners")
    .select(["id", "created_at as createdAt", "account_id as accountId", "role"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row ?? null;
}

/** Inserts a learner of the account, unless it has one. */
export async function insertLearnerOfAccount(
  db: Db,
  { id, createdAt, accountId }: { id: string; createdAt: Date; accountId: string },
): Promise<void> {
  await db
    .insertInto("learners")
    .values({ id, created_at: createdAt, account_id: accountId })
    .onConflict((conflict) => conflict.column("account_id").doNothing())
    .execute();
}

/** Whether deleting the learner would lose something: a log, goals, drafts, cohorts, comments, or a role. */
export async function hasWork(db: Db, learnerId: string): Promise<boolean> {
  const { rows } = await sql<{ work: boolean }>`
    SELECT EXISTS (SELECT FROM log WHERE learner_id = ${learnerId})
      OR EXISTS (SELECT FROM goals WHERE learner_id = ${learnerId})
      OR EXISTS (SELECT FROM drafts WHERE learner_id = ${learnerId})
      OR EXISTS (SELECT FROM cohorts WHERE mentor_id = ${learnerId})
      OR EXISTS (SELECT FROM cohort_members WHERE learner_id = ${learnerId})
      OR EXISTS (SELECT FROM cohort_comments WHERE learner_id = ${learnerId})
      OR EXISTS (SELECT FROM learners WHERE id = ${learnerId} AND role <> 'learner') AS work`.execute(db);
  return rows[0]?.work ?? false;
}

/** Gives the learner to the account, and ends every token of the learner: whoever had one is somebody else from now on. */
export async function giveLearner(
  db: Db,
  { learnerId, accountId }: { learnerId: string; accountId: string },
): Promise<void> {
  await db.updateTable("learners").set({ account_id: accountId }).where("id", "=", learnerId).execute();
  await db.deleteFrom("tokens").where("learner_id", "=", learnerId).execute();
}

/** Newest first, without those that have expired. */
export async function selectApiTokens(db: Db, learnerId: string): Promise<ApiTokenRow[]> {
  return db
    .selectFrom("tokens")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

export async function insertApiToken(
  db: Db,
  token: {
    hash: string;
    learnerId: string;
    name: string;
    scope: "read" | "write";
    expiresAt: Date;
  },
): Promise<ApiTokenRow> {
  const { hash, learnerId, name, scope, expiresAt } = token;
  return db
    .insertInto("tokens")
    .values({ hash, learner_id: learnerId, name, scope, expires_at: expiresAt })
    .returningAll()
    .executeTakeFirstOrThrow();
}
