/** The log's queries: attempts and everything else that happened to a learner, in order. Nothing here changes an entry. */
import type { Selectable } from "kysely";
import type { LogTable } from "../db/tables.ts";
import { type Entry, EntryMargin, StoredEvent } from "./entry.ts";
import type { Queries } from "../db/db.ts";

/** Rows of one INSERT: PostgreSQL takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 1_000;

export async function insertEntries(
  db: Queries,
  learnerId: string,
  entries: readonly Entry[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    const rows = entries.slice(from, from + ROWS_AT_ONCE).map((entry) => toRow(learnerId, entry));
    await db.insertInto("log").values(rows).execute();
  }
}

/** 0 when the log is empty. */
export async function selectLastSequence(db: Queries, learnerId: string): Promise<number> {
  const { last } = await db
    .selectFrom("log")
    .select(({ fn }) => fn.max("sequence").as("last"))
    .where("learner_id", "=", learnerId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** The whole log, oldest first. */
export async function selectEntriesByLearner(db: Queries, learnerId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom("log")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .orderBy("sequence")
    .execute();
  return rows.map(toEntry);
}

/** A page of the log, newest first, from just below `before`. */
export async function selectEntriesBefore(
  db: Queries,
  { learnerId, before, limit }: { learnerId: string; before: number; limit: number },
): Promise<Entry[]> {
  const rows = await db
    .selectFrom("log")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("sequence", "<", before)
    .orderBy("sequence", "desc")
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

export async function selectOptionalEntry(
  db: Queries,
  { learnerId, id }: { learnerId: string; id: string },
): Promise<Entry | null> {
  const row = await db
    .selectFrom("log")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : toEntry(row);
}

/** Ids of the entries that were taken back. */
export async function selectVoidedIds(db: Queries, learnerId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("log")
    .select("event")
    .where("learner_id", "=", learnerId)
    .where("kind", "=", "voided")
    .execute();
  return new Set(rows.flatMap(({ event }) => (event.kind === "voided" ? [event.event] : [])));
}

function toRow(learnerId: string, { sequence, event, check, why, note }: Entry) {
  return {
    learner_id: learnerId,
    sequence,
    id: event.id,
    at: new Date(event.at),
    kind: event.kind,
    event: JSON.stringify(event),
    check_id: check,
    why,
    note,
  };
}

function toEntry(row: Selectable<LogTable>): Entry {
  return {
    ...EntryMargin.parse({ check: row.check_id, why: row.why, note: row.note }),
    sequence: row.sequence,
    event: StoredEvent.parse(row.event),
  };
}
