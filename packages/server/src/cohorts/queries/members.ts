import { sql } from "kysely";
import type { Db } from "../../db/tables.ts";
import { COHORT, type CohortRow } from "./cohorts.ts";

export type MemberRow = {
  id: string;
  cohortId: string;
  learnerId: string;
  name: string;
  sharesMap: boolean;
  joinedAt: Date;
};

export const MEMBER = [
  "cohort_members.id",
  "cohort_members.cohort_id as cohortId",
  "cohort_members.learner_id as learnerId",
  "cohort_members.name",
  "cohort_members.shares_map as sharesMap",
  "cohort_members.joined_at as joinedAt",
] as const;

export async function countMembers(db: Db, cohortId: string): Promise<number> {
  const { count } = await db
    .selectFrom("cohort_members")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("cohort_id", "=", cohortId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertMember(db: Db, member: MemberRow): Promise<void> {
  await db
    .insertInto("cohort_members")
    .values({
      id: member.id,
      cohort_id: member.cohortId,
      learner_id: member.learnerId,
      name: member.name,
      shares_map: member.sharesMap,
      joined_at: member.joinedAt,
    })
    .execute();
}

export async function updateMember(db: Db, { id, name, sharesMap }: MemberRow): Promise<void> {
  await db.updateTable("cohort_members").set({ name, shares_map: sharesMap }).where("id", "=", id).execute();
}

/** Deletes a membership with its recommendations. The standing of a learner goes with their last one, by a trigger. */
export async function deleteMember(db: Db, { id }: Pick<MemberRow, "id">): Promise<void> {
  await db.deleteFrom("cohort_members").where("id", "=", id).execute();
}

export async function selectOptionalMember(
  db: Db,
  { cohortId, learnerId }: { cohortId: string; learnerId: string },
): Promise<MemberRow | null> {
  const row = await db
    .selectFrom("cohort_members")
    .select(MEMBER)
    .where("cohort_id", "=", cohortId)
    .where("learner_id", "=", learnerId)
    .executeTakeFirst();
  return row ?? null;
}

/** Members of a cohort, or the one with the id `memberId`. Locks them until the transaction ends, so that nobody leaves meanwhile. */
export function lockMembers(
  db: Db,
  { cohortId, memberId }: { cohortId: string; memberId: string | null },
): Promise<MemberRow[]> {
  const members = db.selectFrom("cohort_members").select(MEMBER).where("cohort_id", "=", cohortId);
  const wanted = memberId === null ? members : members.where("id", "=", memberId);
  return wanted.orderBy("id").forUpdate().execute();
}

/** The learner's memberships, newest first. */
export async function selectMemberships(
  db: Db,
  learnerId: string,
): Promise<{ member: MemberRow; cohort: CohortRow }[]> {
  const members = await db
    .selectFrom("cohort_members")
    .select(MEMBER)
    .where("learner_id", "=", learnerId)
    .orderBy("joined_at", "desc")
    .execute();
  if (members.length === 0) return [];
  const ids = members.map(({ cohortId }) => cohortId);
  const cohorts = await db.selectFrom("cohorts").select(COHORT).where("id", "in", ids).execute();
  return members.flatMap((member) => {
    const cohort = cohorts.find(({ id }) => id === member.cohortId);
    return cohort === undefined ? [] : [{ member, cohort }];
  });
}

/** Items that members of a cohort dispute, each with the number of these members; most first. */
export async function selectDisputedItems(
  db: Db,
  { cohortId, limit }: { cohortId: string; limit: number },
): Promise<{ item: string; members: number }[]> {
  return db
    .selectFrom("disputes")
    .innerJoin("cohort_members", "cohort_members.learner_id", "disputes.learner_id")
    .select(["disputes.item", sql<number>`count(DISTINCT disputes.learner_id)::integer`.as("members")])
    .where("cohort_members.cohort_id", "=", cohortId)
    .groupBy("disputes.item")
    .orderBy("members", "desc")
    .orderBy("disputes.item")
    .limit(limit)
    .execute();
}
