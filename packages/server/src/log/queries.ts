/** Queries on a learner's log and on the state folded from it. No query changes an entry of the log. */
import { type LearnerState, type LogEvent, voidedIn } from "@aulo/engine";
import { type Selectable, sql } from "kysely";
import { unpackState } from "../db/pack-state.ts";
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

/** Entries whose event is about one of the concepts, oldest first. */
export async function selectEntriesOnConcepts(
  db: Db,
  { learnerId, concepts }: { learnerId: string; concepts: readonly string[] },
): Promise<Entry[]> {
  const rows = await db
    .selectFrom("log")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where(sql<string>`event->>'concept'`, "in", concepts)
    .orderBy("sequence")
    .execute();
  return rows.map(toEntry);
}

/** Entries from one sequence up to another, both included, oldest first. */
export async function selectEntriesBetween(
  db: Db,
  { learnerId, from, to }: { learnerId: string; from: number; to: number },
): Promise<Entry[]> {
  const rows = await db
    .selectFrom("log")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("sequence", ">=", from)
    .where("sequence", "<=", to)
    .orderBy("sequence")
    .execute();
  return rows.map(toEntry);
}

/**
 * The end of a learner's log, with the stored copy of its state.
 *
 * A fold of a part of the log stays right as long as `insertedBy` and `voids` are the same. An import inserts the learner's row again,
 * and `insertedBy` is the transaction that did; `voids` is the number of voids.
 */
export type LogHead = {
  last: number;
  insertedBy: string;
  voids: number;
  stored: Omit<StoredState, "state"> | null;
};

/** A learner who was deleted has an empty log. */
export async function selectLogHead(db: Db, learnerId: string): Promise<LogHead> {
  const log = db.selectFrom("log").where("learner_id", "=", learnerId);
  const row = await db
    .selectFrom("learners")
    .leftJoin("states", "states.learner_id", "learners.id")
    .select([
      sql<string>`learners.xmin::text`.as("insertedBy"),
      "states.engine_version as engineVersion",
      "states.graph as graphHash",
      "states.sequence",
      log.select(({ fn }) => fn.max("sequence").as("last")).as("last"),
      log
        .where("kind", "=", "voided")
        .select(({ fn }) => fn.countAll().as("count"))
        .as("voids"),
    ])
    .where("learners.id", "=", learnerId)
    .executeTakeFirst();
  if (row === undefined) return { last: 0, insertedBy: "", voids: 0, stored: null };
  const { engineVersion, graphHash, sequence } = row;
  const isStored = engineVersion !== null && graphHash !== null && sequence !== null;
  return {
    last: row.last ?? 0,
    insertedBy: row.insertedBy,
    voids: Number(row.voids),
    stored: isStored ? { engineVersion, graphHash, sequence } : null,
  };
}

/** The time of the entry with this sequence; null when there is none. */
export async function selectOptionalTime(
  db: Db,
  { learnerId, sequence }: { learnerId: string; sequence: number },
): Promise<Date | null> {
  if (sequence < 1) return null;
  const row = await db
    .selectFrom("log")
    .select("at")
    .where("learner_id", "=", learnerId)
    .where("sequence", "=", sequence)
    .executeTakeFirst();
  return row?.at ?? null;
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

/** The voids of the log, oldest first. */
export async function selectVoids(db: Db, learnerId: string): Promise<LogEvent[]> {
  const rows = await db
    .selectFrom("log")
    .select("event")
    .where("learner_id", "=", learnerId)
    .where("kind", "=", "voided")
    .orderBy("sequence")
    .execute();
  return rows.map(({ event }) => event);
}

/** The sequence of the first of these entries; null when none is in the log. */
export async function selectOptionalFirst(
  db: Db,
  { learnerId, ids }: { learnerId: string; ids: readonly string[] },
): Promise<number | null> {
  if (ids.length === 0) return null;
  const { first } = await db
    .selectFrom("log")
    .select(({ fn }) => fn.min("sequence").as("first"))
    .where("learner_id", "=", learnerId)
    .where("id", "in", ids)
    .executeTakeFirstOrThrow();
  return first;
}

/** The last entry of a check, or without one the last entry until the check began; null when there is none. */
export async function selectOptionalLastOfCheck(
  db: Db,
  { learnerId, check, startedAt }: { learnerId: string; check: string; startedAt: Date },
): Promise<Entry | null> {
  const log = db
    .selectFrom("log")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .orderBy("sequence", "desc")
    .limit(1);
  const row =
    (await log.where("check_id", "=", check).executeTakeFirst()) ??
    (await log.where("at", "<=", startedAt).executeTakeFirst());
  return row === undefined ? null : toEntry(row);
}

/** Ids of the voided entries. */
export async function selectVoidedIds(db: Db, learnerId: string): Promise<Set<string>> {
  const voids = await selectVoids(db, learnerId);
  return voidedIn(voids);
}

/** In any order. */
export async function selectEntriesByIds(
  db: Db,
  { learnerId, ids }: { learnerId: string; ids: readonly string[] },
): Promise<Entry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("log")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("id", "in", ids)
    .execute();
  return rows.map(toEntry);
}

/** Null also when the stored bytes cannot be read. */
export async function selectOptionalState(db: Db, learnerId: string): Promise<StoredState | null> {
  const row = await db
    .selectFrom("states")
    .select(["engine_version as engineVersion", "graph as graphHash", "sequence", "state"])
    .where("learner_id", "=", learnerId)
    .executeTakeFirst();
  const state = row?.state ? await unpackState(row.state) : null;
  return row === undefined || state === null ? null : { ...row, state };
}

export async function upsertState(
  db: Db,
  learnerId: string,
  { engineVersion, graphHash, sequence, packed }: Omit<StoredState, "state"> & { packed: Uint8Array },
): Promise<void> {
  const columns = { engine_version: engineVersion, graph: graphHash, sequence, state: packed };
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
