import type { CheckResult } from "@aulo/contract";
import type { Purpose } from "@aulo/engine";
import { type Selectable, sql } from "kysely";
import type { CheckAnswer, ChecksTable, Db, OpenItem, Snapshot } from "../db/tables.ts";

export type { OpenItem } from "../db/tables.ts";

export type CheckRow = {
  id: string;
  purpose: Purpose;
  /** Null for a placement. */
  concept: string | null;
  state: "open" | "passed" | "failed" | "ended";
  seed: number;
  /** Null once the check has ended. */
  openItem: OpenItem | null;
  /** The last answer to each item. */
  answers: readonly CheckAnswer[];
  /** The learner's standings when the check began. */
  before: Snapshot;
  /** Null while it is open, and for a check that ended with an earlier version. */
  result: CheckResult | null;
  startedAt: Date;
};

export async function insertCheck(db: Db, learnerId: string, check: CheckRow): Promise<void> {
  const { id, purpose, concept, seed, before, startedAt } = check;
  await db
    .insertInto("checks")
    .values({
      learner_id: learnerId,
      ...{ id, purpose, concept, seed, started_at: startedAt },
      before: JSON.stringify(before),
      ...toChangingColumns(check),
    })
    .execute();
}

/** Writes only the columns that change in the course of a check: the standings at its start are longer than all the rest. */
export async function updateCheck(db: Db, learnerId: string, check: CheckRow): Promise<void> {
  await db
    .updateTable("checks")
    .set(toChangingColumns(check))
    .where("learner_id", "=", learnerId)
    .where("id", "=", check.id)
    .execute();
}

export async function selectOptionalCheck(
  db: Db,
  { learnerId, id }: { learnerId: string; id: string },
): Promise<CheckRow | null> {
  const row = await db
    .selectFrom("checks")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : toCheckRow(row);
}

/** Every check of the learner, newest first, with the ids of its answered items in their order. */
export async function selectAnsweredItems(
  db: Db,
  learnerId: string,
): Promise<{ id: string; items: string[] }[]> {
  return db
    .selectFrom("checks")
    .select(["id", sql<string[]>`jsonb_path_query_array(answers, '$[*].item')`.as("items")])
    .where("learner_id", "=", learnerId)
    .orderBy("started_at", "desc")
    .execute();
}

/** Ids of the items that are open in a check of the learner. */
export async function selectOpenItems(db: Db, learnerId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("checks")
    .select("open_item")
    .where("learner_id", "=", learnerId)
    .where("state", "=", "open")
    .execute();
  return new Set(rows.flatMap(({ open_item }) => open_item?.item ?? []));
}

/** The start of the learner's last check (`back` 0) or of an earlier one; null when there are fewer. */
export async function selectOptionalStart(
  db: Db,
  { learnerId, back }: { learnerId: string; back: number },
): Promise<Date | null> {
  const row = await db
    .selectFrom("checks")
    .select("started_at")
    .where("learner_id", "=", learnerId)
    .orderBy("started_at", "desc")
    .offset(back)
    .limit(1)
    .executeTakeFirst();
  return row?.started_at ?? null;
}

export async function selectOpenChecks(db: Db, learnerId: string): Promise<CheckRow[]> {
  const rows = await db
    .selectFrom("checks")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("state", "=", "open")
    .execute();
  return rows.map(toCheckRow);
}

function toChangingColumns({ state, openItem, answers, result }: CheckRow) {
  return {
    state,
    open_item: JSON.stringify(openItem),
    answers: JSON.stringify(answers),
    result: result === null ? null : JSON.stringify(result),
  };
}

function toCheckRow(row: Selectable<ChecksTable>): CheckRow {
  return {
    id: row.id,
    purpose: row.purpose,
    concept: row.concept,
    state: row.state,
    seed: row.seed,
    openItem: row.open_item,
    answers: row.answers,
    before: row.before,
    result: row.result,
    startedAt: row.started_at,
  };
}
