import type { Purpose } from "@aulo/engine";
import type { Selectable } from "kysely";
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
  startedAt: Date;
};

export async function insertCheck(db: Db, learnerId: string, check: CheckRow): Promise<void> {
  await db
    .insertInto("checks")
    .values({ learner_id: learnerId, ...toColumns(check) })
    .execute();
}

export async function updateCheck(db: Db, learnerId: string, check: CheckRow): Promise<void> {
  await db
    .updateTable("checks")
    .set(toColumns(check))
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

export async function selectOpenChecks(db: Db, learnerId: string): Promise<CheckRow[]> {
  const rows = await db
    .selectFrom("checks")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("state", "=", "open")
    .execute();
  return rows.map(toCheckRow);
}

function toColumns(check: CheckRow) {
  return {
    id: check.id,
    purpose: check.purpose,
    concept: check.concept,
    state: check.state,
    seed: check.seed,
    open_item: JSON.stringify(check.openItem),
    answers: JSON.stringify(check.answers),
    before: JSON.stringify(check.before),
    started_at: check.startedAt,
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
    startedAt: row.started_at,
  };
}
