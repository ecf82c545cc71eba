import { type Selectable, sql } from "kysely";
import type { Db, GoalsTable } from "../db/tables.ts";

/** A stored goal. Its path is computed from its targets and dropped concepts. */
export type GoalRow = {
  id: string;
  text: string;
  title: string;
  targets: string[];
  dropped: string[];
  waits: string[];
  active: boolean;
  createdAt: Date;
  /** Null until it was reached. */
  reachedAt: Date | null;
};

/** Newest first. */
export async function selectGoalsByLearner(db: Db, learnerId: string): Promise<GoalRow[]> {
  const rows = await db
    .selectFrom("goals")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toGoalRow);
}

export async function selectOptionalActiveGoal(db: Db, learnerId: string): Promise<GoalRow | null> {
  const row = await db
    .selectFrom("goals")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("active", "=", true)
    .executeTakeFirst();
  return row === undefined ? null : toGoalRow(row);
}

/** A longer pause between two entries of the log is a break, and no time spent. */
const LONGEST_PAUSE = "30 minutes";

/** Effort between two times, by the log: minutes between entries without breaks, answers that were not voided, and days (UTC) with answers. */
export async function selectEffort(
  db: Db,
  { learnerId, from, until }: { learnerId: string; from: Date; until: Date },
): Promise<{ minutes: number; answers: number; days: number }> {
  const { rows } = await sql<{ minutes: number; answers: number; days: number }>`
    WITH entries AS (
      SELECT id, at, kind, event, at - lag(at, 1, ${from}::timestamptz) OVER (ORDER BY sequence) AS pause
      FROM log WHERE learner_id = ${learnerId} AND at BETWEEN ${from} AND ${until}
    ), answers AS (
      SELECT at FROM entries
      WHERE kind = 'answered'
        AND id NOT IN (SELECT (event->>'event')::uuid FROM entries WHERE kind = 'voided')
    )
    SELECT
      (SELECT coalesce(sum(extract(epoch FROM pause)), 0) / 60
        FROM entries WHERE pause <= ${LONGEST_PAUSE}::interval)::float8 AS minutes,
      (SELECT count(*) FROM answers)::integer AS answers,
      (SELECT count(DISTINCT (at AT TIME ZONE 'UTC')::date) FROM answers)::integer AS days`.execute(db);
  return rows[0] ?? { minutes: 0, answers: 0, days: 0 };
}

export async function insertGoal(db: Db, learnerId: string, goal: GoalRow): Promise<void> {
  await db
    .insertInto("goals")
    .values({ learner_id: learnerId, ...toColumns(goal) })
    .execute();
}

export async function updateGoal(db: Db, learnerId: string, goal: GoalRow): Promise<void> {
  await db
    .updateTable("goals")
    .set(toColumns(goal))
    .where("learner_id", "=", learnerId)
    .where("id", "=", goal.id)
    .execute();
}

export async function deactivateGoals(db: Db, learnerId: string): Promise<void> {
  await db
    .updateTable("goals")
    .set({ active: false })
    .where("learner_id", "=", learnerId)
    .where("active", "=", true)
    .execute();
}

export async function deleteGoalById(
  db: Db,
  { learnerId, id }: { learnerId: string; id: string },
): Promise<void> {
  await db.deleteFrom("goals").where("learner_id", "=", learnerId).where("id", "=", id).execute();
}

function toGoalRow({ learner_id: _, created_at, reached_at, ...row }: Selectable<GoalsTable>): GoalRow {
  return {
    ...row,
    createdAt: created_at,
    reachedAt: reached_at,
  };
}

function toColumns(goal: GoalRow) {
  return {
    id: goal.id,
    text: goal.text,
    title: goal.title,
    targets: JSON.stringify(goal.targets),
    dropped: JSON.stringify(goal.dropped),
    waits: JSON.stringify(goal.waits),
    active: goal.active,
    created_at: goal.createdAt,
    reached_at: goal.reachedAt,
  };
}
