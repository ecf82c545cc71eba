/** Queries on a learner's log and on the state folded from it. No query changes an entry of the log. */
import type { LearnerState } from "@aulo/engine";
import type { Selectable } from "kysely";
import type { Db, LogTable } from "../db/tables.ts";
import { type Entry, EntryContext, StoredEvent } from "./entry.ts";

/** A stored state, with the engine version, the graph and the last entry that it was folded with. */
export type StoredState = {
  engineVersion: number;
  /** Hash of the graph that the log was folded over. */
  graphHash: string;
  sequence: number;
  state: LearnerState;
};

/** Rows of one INSERT: PostgreSQL takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 1_000;

export async function insertEntries(db: Db, learnerId: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    const rows = entries.slice(from, from + ROWS_AT_ONCE).map((entry) => toRow(learnerId, entry));
    await db.insertInto("log").values(rows).execute();
  }
}

/** 0 when the log is empty. */
export async function selectLastSequence(db: Db, learnerId: string): Promise<number> {
  const { last } = await db
    .selectFrom("log")
    .select(({ fn }) => fn.max("sequence").as("last"))
    .where("learner_id", "=", learnerId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** The whole log, oldest first. */
export async function selectEntriesByLearner(db: Db, learnerId: string): Promise<Entry[]> {
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
  db: Db,
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
  db: Db,
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

/** Ids of the voided entries. */
export async function selectVoidedIds(db: Db, learnerId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("log")
    .select("event")
    .where("learner_id", "=", learnerId)
    .where("kind", "=", "voided")
    .execute();
  return new Set(rows.flatMap(({ event }) => (event.kind === "voided" ? [event.event] : [])));
}

export async function selectOptionalState(db: Db, learnerId: string): Promise<StoredState | null> {
  const row = await db
    .selectFrom("states")
    .select(["engine_version as engineVersion", "graph as graphHash", "sequence", "state"])
    .where("learner_id", "=", learnerId)
    .executeTakeFirst();
  return row ?? null;
}

export async function upsertState(db: Db, learnerId: string, stored: StoredState): Promise<void> {
  const columns = {
    engine_version: stored.engineVersion,
    graph: stored.graphHash,
    sequence: stored.sequence,
    state: JSON.stringify(stored.state),
  };
  await db
    .insertInto("states")
    .values({ learner_id: learnerId, ...columns })
    .onConflict((conflict) => conflict.column("learner_id").doUpdateSet(columns))
    .execute();
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
    ...EntryContext.parse({ check: row.check_id, why: row.why, note: row.note }),
    sequence: row.sequence,
    event: StoredEvent.parse(row.event),
  };
}
