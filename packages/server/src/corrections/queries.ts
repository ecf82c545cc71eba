import type { Answer, Files } from "@aulo/contract";
import { type Selectable, sql } from "kysely";
import type { Db, DisputesTable } from "../db/tables.ts";

export type DisputeRow = {
  /** Id of the answer in the log. */
  entry: string;
  item: string;
  reason: string;
  /** Null when it is not known. */
  answer: Answer | null;
  /** The saved draft of an exercise. */
  files: Files | null;
  trackVersion: number;
  at: Date;
};

/** Replaces an earlier dispute of the same answer, but for its `answer` and `files` where the new one has none. */
export async function upsertDispute(db: Db, learnerId: string, dispute: DisputeRow): Promise<DisputeRow> {
  const row = await db
    .insertInto("disputes")
    .values({ learner_id: learnerId, ...toColumns(dispute) })
    .onConflict((conflict) =>
      conflict.columns(["learner_id", "event"]).doUpdateSet(({ ref }) => ({
        reason: ref("excluded.reason"),
        answer: sql`coalesce(excluded.answer, disputes.answer)`,
        files: sql`coalesce(excluded.files, disputes.files)`,
        track_version: ref("excluded.track_version"),
        created_at: ref("excluded.created_at"),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toDisputeRow(row);
}

/** Number of the learner's disputes, without the one of this entry. */
export async function countOtherDisputes(
  db: Db,
  { learnerId, entryId }: { learnerId: string; entryId: string },
): Promise<number> {
  const { count } = await db
    .selectFrom("disputes")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("learner_id", "=", learnerId)
    .where("event", "!=", entryId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Oldest first. */
export async function selectDisputesByLearner(db: Db, learnerId: string): Promise<DisputeRow[]> {
  const rows = await db
    .selectFrom("disputes")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .orderBy("created_at")
    .orderBy("event")
    .execute();
  return rows.map(toDisputeRow);
}

/** Disputes of all learners, oldest first. */
export async function selectDisputes(db: Db): Promise<DisputeRow[]> {
  const rows = await db.selectFrom("disputes").selectAll().orderBy("created_at").orderBy("event").execute();
  return rows.map(toDisputeRow);
}

function toColumns({ entry, item, reason, answer, files, trackVersion, at }: DisputeRow) {
  return {
    event: entry,
    item,
    reason,
    answer: answer === null ? null : JSON.stringify(answer),
    files: files === null ? null : JSON.stringify(files),
    track_version: trackVersion,
    created_at: at,
  };
}

function toDisputeRow(row: Selectable<DisputesTable>): DisputeRow {
  return {
    entry: row.event,
    item: row.item,
    reason: row.reason,
    answer: row.answer,
    files: row.files,
    trackVersion: row.track_version,
    at: row.created_at,
  };
}
