import {
  type AttemptResult,
  LIMITS,
  type NewRun,
  type Outcome,
  type Run,
  type RunEvent,
} from "@aulo/contract";
import type { Job } from "@aulo/runner";
import { sql } from "kysely";
import type { Db, JudgeFacts } from "../../db/tables.ts";
import type { AskedRun, ExerciseOfLearner } from "../../deps.ts";

/** Time for which a run can be looked up after its end. */
const KEPT = sql`interval '10 minutes'`;
/** A judge that was not seen for longer is gone. */
const SEEN = sql`interval '15 seconds'`;

const isUnderWay = sql<boolean>`state <> 'ended'`;

export type RunRow = Run & { learnerId: string };
/** A run that a judge holds. */
export type HeldRun = { id: string; learnerId: string; asked: NewRun; job: Job };
export type Ended = { outcome: Outcome; result: AttemptResult | null };

export async function insertRun(db: Db, { id, learnerId, asked, job }: AskedRun): Promise<void> {
  await db
    .insertInto("runs")
    .values({
      id,
      learner_id: learnerId,
      asked: JSON.stringify(asked),
      job: JSON.stringify(job),
      state: "queued",
    })
    .execute();
}

/** Runs of the learner under way, and runs of all learners that wait for a judge. */
export async function countRuns(db: Db, learnerId: string): Promise<{ ofLearner: number; waiting: number }> {
  const { ofLearner, waiting } = await db
    .selectFrom("runs")
    .select(({ fn }) => [
      fn.countAll().filterWhere("learner_id", "=", learnerId).as("ofLearner"),
      fn.countAll().filterWhere("state", "=", "queued").as("waiting"),
    ])
    .where(isUnderWay)
    .executeTakeFirstOrThrow();
  return { ofLearner: Number(ofLearner), waiting: Number(waiting) };
}

/** Runs of all learners that wait for a judge, and that one holds. */
export async function countUnderWay(db: Db): Promise<{ waiting: number; running: number }> {
  const { waiting, running } = await db
    .selectFrom("runs")
    .select(({ fn }) => [
      fn.countAll().filterWhere("state", "=", "queued").as("waiting"),
      fn.countAll().filterWhere("state", "=", "running").as("running"),
    ])
    .where(isUnderWay)
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), running: Number(running) };
}

/** Null for another learner's run, and for one that ended too long ago. */
export async function selectOptionalRun(
  db: Db,
  { learnerId, runId }: { learnerId: string; runId: string },
): Promise<RunRow | null> {
  const row = await db
    .selectFrom("runs")
    .select(["id", "learner_id as learnerId", "state", "outcome", "result"])
    .where("id", "=", runId)
    .where("learner_id", "=", learnerId)
    .where(sql<boolean>`coalesce(ended_at > now() - ${KEPT}, true)`)
    .executeTakeFirst();
  return row ?? null;
}

/** The learner's newest run of the exercise with its tests, while it can be looked up. */
export async function selectOptionalNewestRun(
  db: Db,
  { learnerId, exercise }: ExerciseOfLearner,
): Promise<{ id: string; hasEnded: boolean } | null> {
  const row = await db
    .selectFrom("runs")
    .select(["id", sql<boolean>`state = 'ended'`.as("hasEnded")])
    .where("learner_id", "=", learnerId)
    .where(sql<boolean>`asked->>'kind' = 'exercise' AND asked->>'item' = ${exercise}`)
    .where(sql<boolean>`coalesce(ended_at > now() - ${KEPT}, true)`)
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return row ?? null;
}

/** Null for a run that is gone. */
export async function selectOptionalLearnerOf(db: Db, runId: string): Promise<string | null> {
  const row = await db.selectFrom("runs").select("learner_id").where("id", "=", runId).executeTakeFirst();
  return row?.learner_id ?? null;
}

export async function selectRunsUnderWay(db: Db, learnerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("runs")
    .select("id")
    .where("learner_id", "=", learnerId)
    .where(isUnderWay)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a run for a try; null when it has ended, or when a later try has it. */
export async function claimRun(db: Db, runId: string, attempt: number): Promise<HeldRun | null> {
  const row = await db
    .updateTable("runs")
    .set({ state: "running", attempt })
    .where("id", "=", runId)
    .where(isUnderWay)
    .where("attempt", "<", attempt)
    .returning(["id", "learner_id as learnerId", "asked", "job"])
    .executeTakeFirst();
  return row === undefined || row.job === null ? null : { ...row, job: row.job };
}

/** Lets a run wait again. */
export async function requeueRun(db: Db, runId: string): Promise<void> {
  await db.updateTable("runs").set({ state: "queued" }).where("id", "=", runId).where(isUnderWay).execute();
}

/** Whether the run had not ended before. */
export async function endRun(db: Db, runId: string, { outcome, result }: Ended): Promise<boolean> {
  const row = await db
    .updateTable("runs")
    .set({
      state: "ended",
      job: null,
      outcome: JSON.stringify(outcome),
      result: result === null ? null : JSON.stringify(result),
      ended_at: sql<Date>`now()`,
    })
    .where("id", "=", runId)
    .where(isUnderWay)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Appends events of a try. Those of a try that lost the run are dropped: the lock on the run's row keeps the numbers without holes.
 *
 * @returns whether the try still has the run
 */
export async function insertEvents(
  db: Db,
  { runId, attempt }: { runId: string; attempt: number },
  events: readonly RunEvent[],
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    WITH held AS (
      SELECT id FROM runs WHERE id = ${runId} AND attempt = ${attempt} AND state = 'running' FOR UPDATE
    ), inserted AS (
      INSERT INTO run_events (run_id, number, event)
      SELECT held.id, (SELECT count(*) FROM run_events WHERE run_id = ${runId}) + part.position, part.event
      FROM held, json_array_elements(${JSON.stringify(events)}::json) WITH ORDINALITY AS part (event, position)
    )
    SELECT id FROM held`.execute(db);
  return rows.length > 0;
}

/** The first event of a run that has none. */
export async function insertFirstEvent(db: Db, runId: string, event: RunEvent): Promise<void> {
  await db
    .insertInto("run_events")
    .values({ run_id: runId, number: 1, event: JSON.stringify(event) })
    .execute();
}

/** @param after number of the last event that is known; 0 for none */
export async function selectEventsAfter(db: Db, runId: string, after: number): Promise<RunEvent[]> {
  const rows = await db
    .selectFrom("run_events")
    .select("event")
    .where("run_id", "=", runId)
    .where("number", ">", after)
    .orderBy("number")
    .execute();
  return rows.map(({ event }) => event);
}

/** Of the runs that wait, the number of runs that wait before each. */
export async function selectPlaces(db: Db, runIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; ahead: number }>`
    SELECT id, ahead FROM (
      SELECT id, row_number() OVER (ORDER BY created_at, id)::int - 1 AS ahead FROM runs WHERE state = 'queued'
    ) AS waiting WHERE id = ANY(${runIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ahead }) => [id, ahead]));
}

/** Runs under way that were accepted longer ago than this, with their learners. */
export async function selectExpiredRuns(
  db: Db,
  expiresSeconds: number,
): Promise<{ runId: string; learnerId: string }[]> {
  return db
    .selectFrom("runs")
    .select(["id as runId", "learner_id as learnerId"])
    .where(isUnderWay)
    .where(sql<boolean>`created_at < now() - ${expiresSeconds} * interval '1 second'`)
    .execute();
}

/** Deletes runs that ended too long ago to be looked up. */
export async function deleteOldRuns(db: Db): Promise<void> {
  await db
    .deleteFrom("runs")
    .where("state", "=", "ended")
    .where(sql<boolean>`ended_at < now() - ${KEPT}`)
    .execute();
}

/** Deletes all but the last ended runs of a learner. */
export async function deleteRunsBeyond(db: Db, learnerId: string): Promise<void> {
  await sql`
    DELETE FROM runs WHERE id IN (
      SELECT id FROM runs WHERE learner_id = ${learnerId} AND state = 'ended'
      ORDER BY ended_at DESC OFFSET ${LIMITS.endedRuns}
    )`.execute(db);
}

export async function upsertJudge(db: Db, id: string, facts: JudgeFacts): Promise<void> {
  const columns = { facts: JSON.stringify(facts), seen_at: sql<Date>`now()` };
  await db
    .insertInto("judges")
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
}

export async function deleteJudge(db: Db, id: string): Promise<void> {
  await db.deleteFrom("judges").where("id", "=", id).execute();
}

/** Deletes judges that are gone. */
export async function deleteOldJudges(db: Db): Promise<void> {
  await db.deleteFrom("judges").where(sql<boolean>`seen_at < now() - ${SEEN}`).execute();
}

/** Judges that were seen a moment ago. */
export async function selectJudges(db: Db): Promise<JudgeFacts[]> {
  const rows = await db
    .selectFrom("judges")
    .select("facts")
    .where(sql<boolean>`seen_at > now() - ${SEEN}`)
    .execute();
  return rows.map(({ facts }) => facts);
}
