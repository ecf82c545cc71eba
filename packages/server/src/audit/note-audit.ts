import type { Db } from "../db/tables.ts";
import { type AuditRow, hasAuditSince, insertAudit } from "./queries.ts";

/** Looking again within this time adds no entry. */
const SAME_LOOK_MS = 3_600_000;

type Writing = { db: Db; now: () => number };
type Audited = Pick<AuditRow, "actor" | "kind"> & Partial<Omit<AuditRow, "actor" | "kind" | "at">>;

/** Adds an entry to the audit log, in the transaction of the change that it records. */
export function noteAudit(writing: Writing, audited: Audited): Promise<void> {
  return insertAudit(writing.db, toRow(writing, audited));
}

/** Adds an entry for somebody who looks at something: one an hour for each actor, cohort and learner. It is written before anything is shown. */
export async function noteLook(writing: Writing, audited: Audited): Promise<void> {
  const row = toRow(writing, audited);
  const since = new Date(row.at.getTime() - SAME_LOOK_MS);
  if (!(await hasAuditSince(writing.db, row, since))) await insertAudit(writing.db, row);
}

function toRow({ now }: Writing, audited: Audited): AuditRow {
  return { cohortId: null, learnerId: null, detail: "", ...audited, at: new Date(now()) };
}
