import { sql } from "kysely";
import type { CohortGoal, Db } from "../../db/tables.ts";

export type CohortRow = {
  id: string;
  mentorId: string;
  mentorName: string;
  title: string;
  goal: CohortGoal | null;
  /** `YYYY-MM-DD`. */
  dueOn: string | null;
  /** When the day was set. */
  dueSetAt: Date | null;
  createdAt: Date;
};

/** `members`: their number. */
export type CountedCohort = CohortRow & { members: number };

export const COHORT = [
  "cohorts.id",
  "cohorts.mentor_id as mentorId",
  "cohorts.mentor_name as mentorName",
  "cohorts.title",
  "cohorts.goal",
  "cohorts.due_on as dueOn",
  "cohorts.due_set_at as dueSetAt",
  "cohorts.created_at as createdAt",
] as const;

const membersOfCohort = sql<number>`(SELECT count(*)::integer FROM cohort_members WHERE cohort_id = cohorts.id)`;

export async function insertCohort(db: Db, cohort: CohortRow): Promise<void> {
  await db.insertInto("cohorts").values(toColumns(cohort)).execute();
}

export async function updateCohort(db: Db, cohort: CohortRow): Promise<void> {
  await db.updateTable("cohorts").set(toColumns(cohort)).where("id", "=", cohort.id).execute();
}

export async function deleteCohortById(db: Db, id: string): Promise<void> {
  await db.deleteFrom("cohorts").where("id", "=", id).execute();
}

/** Newest first. */
export async function selectCohortsByMentor(db: Db, mentorId: string): Promise<CountedCohort[]> {
  return db
    .selectFrom("cohorts")
    .select([...COHORT, membersOfCohort.as("members")])
    .where("mentor_id", "=", mentorId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

/** Newest first. */
export async function selectCohorts(db: Db): Promise<CountedCohort[]> {
  return db
    .selectFrom("cohorts")
    .select([...COHORT, membersOfCohort.as("members")])
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

/** Null for an unknown cohort and for one of another mentor alike. */
export async function selectOptionalCohortOfMentor(
  db: Db,
  { cohortId, mentorId }: { cohortId: string; mentorId: string },
): Promise<CountedCohort | null> {
  const row = await db
    .selectFrom("cohorts")
    .select([...COHORT, membersOfCohort.as("members")])
    .where("id", "=", cohortId)
    .where("mentor_id", "=", mentorId)
    .executeTakeFirst();
  return row ?? null;
}

/** Locks the cohort until the transaction ends, so that two people cannot both take its last place. Null when it is gone. */
export async function selectOptionalCohort(db: Db, cohortId: string): Promise<CohortRow | null> {
  const row = await db.selectFrom("cohorts").select(COHORT).where("id", "=", cohortId).executeTakeFirst();
  return row ?? null;
}

export async function lockOptionalCohort(db: Db, cohortId: string): Promise<CohortRow | null> {
  const row = await db
    .selectFrom("cohorts")
    .select(COHORT)
    .where("id", "=", cohortId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

type Limits = { membersPerCohort: number; cohortsPerMentor: number };

/** Null until an admin has set them. */
export async function selectOptionalLimits(db: Db): Promise<Limits | null> {
  const row = await db
    .selectFrom("cohort_limits")
    .select(["members_per_cohort as membersPerCohort", "cohorts_per_mentor as cohortsPerMentor"])
    .executeTakeFirst();
  return row ?? null;
}

export async function upsertLimits(db: Db, { membersPerCohort, cohortsPerMentor }: Limits): Promise<void> {
  const columns = { members_per_cohort: membersPerCohort, cohorts_per_mentor: cohortsPerMentor };
  await db
    .insertInto("cohort_limits")
    .values(columns)
    .onConflict((conflict) => conflict.column("is_single").doUpdateSet(columns))
    .execute();
}

function toColumns(cohort: CohortRow) {
  return {
    id: cohort.id,
    mentor_id: cohort.mentorId,
    mentor_name: cohort.mentorName,
    title: cohort.title,
    goal: cohort.goal === null ? null : JSON.stringify(cohort.goal),
    due_on: cohort.dueOn,
    due_set_at: cohort.dueSetAt,
    created_at: cohort.createdAt,
  };
}
