import { type Cohort, type CohortLimits, LIMITS } from "@aulo/contract";
import { noteAudit } from "../audit/note-audit.ts";
import type { Db } from "../db/tables.ts";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { selectCohorts, selectOptionalLimits, upsertLimits } from "./queries/cohorts.ts";

/** The limits that an admin has set, or else the highest. */
export async function loadLimits(db: Db): Promise<CohortLimits> {
  const set = await selectOptionalLimits(db);
  return set ?? { membersPerCohort: LIMITS.cohortMembers, cohortsPerMentor: LIMITS.cohortsPerMentor };
}

/** Cohorts and memberships beyond the new limits stay; no new ones come. */
export function setLimits(
  deps: Deps,
  { admin, limits }: { admin: LearnerRow; limits: CohortLimits },
): Promise<CohortLimits> {
  return deps.db.transaction().execute(async (db) => {
    await upsertLimits(db, limits);
    const detail = `${limits.membersPerCohort}/${limits.cohortsPerMentor}`;
    await noteAudit({ ...deps, db }, { actor: admin, kind: "limits-set", detail });
    return limits;
  });
}

type ListedCohort = Omit<Cohort, "goal"> & { mentor: string };

/** Every cohort, newest first, without anything of its members but their number. */
export async function listAllCohorts({ db }: Deps): Promise<{ cohorts: ListedCohort[] }> {
  const rows = await selectCohorts(db);
  return {
    cohorts: rows.map(({ id, title, mentorId, mentorName, dueOn, createdAt, members }) => ({
      ...{ id, title, mentorName, dueOn, members },
      mentor: mentorId,
      createdAt: createdAt.toISOString(),
    })),
  };
}
