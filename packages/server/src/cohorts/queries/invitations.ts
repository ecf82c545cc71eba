import type { Db } from "../../db/tables.ts";

export type InvitationRow = {
  id: string;
  cohortId: string;
  createdAt: Date;
  expiresAt: Date;
  uses: number;
  most: number;
};

const INVITATION = [
  "id",
  "cohort_id as cohortId",
  "created_at as createdAt",
  "expires_at as expiresAt",
  "uses",
  "most",
] as const;

export async function insertInvitation(
  db: Db,
  { codeHash, ...row }: InvitationRow & { codeHash: string },
): Promise<void> {
  await db
    .insertInto("cohort_invitations")
    .values({
      id: row.id,
      cohort_id: row.cohortId,
      code_hash: codeHash,
      created_at: row.createdAt,
      expires_at: row.expiresAt,
      uses: row.uses,
      most: row.most,
    })
    .execute();
}

/** Newest first, expired ones too. */
export async function selectInvitations(db: Db, cohortId: string): Promise<InvitationRow[]> {
  return db
    .selectFrom("cohort_invitations")
    .select(INVITATION)
    .where("cohort_id", "=", cohortId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

/** @param open the moment at which it must not have expired */
export async function selectOptionalInvitation(
  db: Db,
  { codeHash, open }: { codeHash: string; open: Date },
): Promise<InvitationRow | null> {
  const row = await db
    .selectFrom("cohort_invitations")
    .select(INVITATION)
    .where("code_hash", "=", codeHash)
    .where("expires_at", ">", open)
    .executeTakeFirst();
  return row ?? null;
}

export async function countUse(db: Db, id: string): Promise<void> {
  await db
    .updateTable("cohort_invitations")
    .set(({ eb }) => ({ uses: eb("uses", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** @returns whether there was one */
export async function deleteInvitation(
  db: Db,
  { cohortId, id }: { cohortId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("cohort_invitations")
    .where("cohort_id", "=", cohortId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function deleteExpiredInvitations(db: Db, cohortId: string, before: Date): Promise<void> {
  await db
    .deleteFrom("cohort_invitations")
    .where("cohort_id", "=", cohortId)
    .where("expires_at", "<=", before)
    .execute();
}
