import type { Purpose, Sitting } from "@aulo/engine";
import type { Selectable } from "kysely";
import type { Before, ChecksTable, OpenItem } from "../db/tables.ts";
import type { Queries } from "./queries.ts";

export type { Before, OpenItem } from "../db/tables.ts";

export type CheckRow = {
  id: string;
  purpose: Purpose;
  /** Null for a placement. */
  concept: string | null;
  state: "open" | "passed" | "failed" | "ended";
  seed: number;
  /** Null once the check has ended. */
  openItem: OpenItem | null;
  /** One for each item, its last result. */
  answers: Sitting["answers"];
  before: Before;
  startedAt: Date;
};

const toCheckRow = (row: Selectable<ChecksTable>): CheckRow => ({
  id: row.id,
  purpose: row.purpose,
  concept: row.concept,
  state: row.state,
  seed: row.seed,
  openItem: row.open_item,
  answers: row.answers,
  before: row.before,
  startedAt: row.started_at,
});

const toColumns = (check: CheckRow) => ({
  id: check.id,
  purpose: check.purpose,
  concept: check.concept,
  state: check.state,
  seed: check.seed,
  open_item: JSON.stringify(check.openItem),
  answers: JSON.stringify(check.answers),
  before: JSON.stringify(check.before),
  started_at: check.startedAt,
});

export const insertCheck = async (db: Queries, learnerId: string, check: CheckRow): Promise<void> => {
  await db
    .insertInto("checks")
    .values({ learner_id: learnerId, ...toColumns(check) })
    .execute();
};

export const updateCheck = async (db: Queries, learnerId: string, check: CheckRow): Promise<void> => {
  await db
    .updateTable("checks")
    .set(toColumns(check))
    .where("learner_id", "=", learnerId)
    .where("id", "=", check.id)
    .execute();
};

export const selectOptionalCheck = async (
  db: Queries,
  { learnerId, id }: { learnerId: string; id: string },
): Promise<CheckRow | null> => {
  const row = await db
    .selectFrom("checks")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : toCheckRow(row);
};

export const selectOpenChecks = async (db: Queries, learnerId: string): Promise<CheckRow[]> => {
  const rows = await db
    .selectFrom("checks")
    .selectAll()
    .where("learner_id", "=", learnerId)
    .where("state", "=", "open")
    .execute();
  return rows.map(toCheckRow);
};
