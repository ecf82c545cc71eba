import { sql } from "kysely";
import type { Db, StandingOfMember } from "../../db/tables.ts";
import { MEMBER, type MemberRow } from "./members.ts";

/** A member with the stored standing, and with the log as it is now. `standing`: null before the first. */
export type MemberWithStanding = MemberRow & {
  standing: StoredStanding | null;
  last: number;
  insertedBy: string;
};

/** A standing, and the log, engine and graph that it is of. */
export type StoredStanding = StandingOfMember & {
  engineVersion: number;
  graphHash: string;
  sequence: number;
  insertedBy: string;
  lastAnswerAt: Date | null;
};

/** All members of a cohort by name, or the one with the id `memberId`. One query, whatever their number. */
export async function selectMembersWithStanding(
  db: Db,
  { cohortId, memberId }: { cohortId: string; memberId?: string },
): Promise<MemberWithStanding[]> {
  const last = sql<number>`coalesce((SELECT max(sequence) FROM log WHERE log.learner_id = cohort_members.learner_id), 0)`;
  const rows = await db
    .selectFrom("cohort_members")
    .innerJoin("learners", "learners.id", "cohort_members.learner_id")
    .leftJoin("cohort_standings as standing", "standing.learner_id", "cohort_members.learner_id")
    .select([
      ...MEMBER,
      last.as("last"),
      sql<string>`learners.xmin::text`.as("insertedBy"),
      "standing.engine_version",
      "standing.graph",
      "standing.sequence",
      "standing.inserted_by",
      "standing.shown",
      "standing.weak",
      "standing.stuck",
      "standing.passed",
      "standing.missed",
      "standing.last_answer_at",
    ])
    .where("cohort_members.cohort_id", "=", cohortId)
    .$if(memberId !== undefined, (query) => query.where("cohort_members.id", "=", memberId ?? ""))
    .orderBy(sql`lower(cohort_members.name)`)
    .orderBy("cohort_members.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    cohortId: row.cohortId,
    learnerId: row.learnerId,
    name: row.name,
    sharesMap: row.sharesMap,
    joinedAt: row.joinedAt,
    last: row.last,
    insertedBy: row.insertedBy,
    standing: toStanding(row),
  }));
}

/** Stores the standing of a learner who belongs to a cohort; of anybody else, nothing is stored. */
export async function upsertStanding(db: Db, learnerId: string, standing: StoredStanding): Promise<void> {
  const columns = {
    engine_version: standing.engineVersion,
    graph: standing.graphHash,
    sequence: standing.sequence,
    inserted_by: standing.insertedBy,
    shown: JSON.stringify(standing.shown),
    weak: JSON.stringify(standing.weak),
    stuck: JSON.stringify(standing.stuck),
    passed: JSON.stringify(standing.passed),
    missed: JSON.stringify(standing.missed),
    last_answer_at: standing.lastAnswerAt,
  };
  // The lock makes somebody who leaves wait, so that no standing outlives the last membership.
  const member = await db
    .selectFrom("cohort_members")
    .select("id")
    .where("learner_id", "=", learnerId)
    .forShare()
    .executeTakeFirst();
  if (member === undefined) return;
  await db
    .insertInto("cohort_standings")
    .values({ learner_id: learnerId, ...columns })
    .onConflict((conflict) => conflict.column("learner_id").doUpdateSet(columns))
    .execute();
}

type JoinedStanding = {
  engine_version: number | null;
  graph: string | null;
  sequence: number | null;
  inserted_by: string | null;
  shown: string[] | null;
  weak: string[] | null;
  stuck: StandingOfMember["stuck"] | null;
  passed: string[] | null;
  missed: string[] | null;
  last_answer_at: Date | null;
};

function toStanding(row: JoinedStanding): StoredStanding | null {
  const { engine_version, graph, sequence, inserted_by, shown, weak, stuck, passed, missed } = row;
  if (engine_version === null || graph === null || sequence === null || inserted_by === null) return null;
  return {
    engineVersion: engine_version,
    graphHash: graph,
    sequence,
    insertedBy: inserted_by,
    shown: shown ?? [],
    weak: weak ?? [],
    stuck: stuck ?? [],
    passed: passed ?? [],
    missed: missed ?? [],
    lastAnswerAt: row.last_answer_at,
  };
}
