import type { AuditKind, Role } from "@aulo/contract";
import { sql } from "kysely";
import type { Db } from "../db/tables.ts";

export type AuditRow = {
  /** Null for the person who runs the machine. */
  actor: { id: string; role: Role } | null;
  kind: AuditKind;
  at: Date;
  cohortId: string | null;
  /** The learner whom it is about; null for a whole cohort, or for none. */
  learnerId: string | null;
  /** An id or a role; never a text that somebody wrote. */
  detail: string;
};

export type StoredAuditRow = AuditRow & { id: number };

export async function insertAudit(
  db: Db,
  { actor, kind, at, cohortId, learnerId, detail }: AuditRow,
): Promise<void> {
  await db
    .insertInto("audit_log")
    .values({
      at,
      kind,
      actor_id: actor?.id ?? null,
      actor_role: actor?.role ?? null,
      cohort_id: cohortId,
      learner_id: learnerId,
      detail,
    })
    .execute();
}

/** Whether the same actor has an entry of this kind on the same cohort and learner since `since`, and since somebody joined it last. */
export async function hasAuditSince(
  db: Db,
  { actor, kind, cohortId, learnerId }: AuditRow,
  since: Date,
): Promise<boolean> {
  const actorId = actor?.id ?? null;
  const row = await db
    .selectFrom("audit_log")
    .select("id")
    .where("cohort_id", comparing(cohortId), cohortId)
    .where("kind", "=", kind)
    .where("actor_id", comparing(actorId), actorId)
    .where("learner_id", comparing(learnerId), learnerId)
    .where("at", ">", since)
    // A look that came before somebody joined says nothing to them.
    .where(
      sql<boolean>`id > coalesce((SELECT max(id) FROM audit_log WHERE cohort_id = ${cohortId}::uuid AND kind = 'joined'), 0)`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

type Page = { before: number; limit: number };

/** Newest first, from just below `before`. */
export async function selectAudit(db: Db, { before, limit }: Page): Promise<StoredAuditRow[]> {
  const rows = await db
    .selectFrom("audit_log")
    .selectAll()
    .where("id", "<", before)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRow);
}

/** An entry on a learner. `title` and `mentor`: of the cohort, null once it was closed. */
export type OwnAuditRow = StoredAuditRow & {
  title: string | null;
  mentor: { id: string; name: string } | null;
};

/** Entries on the learner, and those on whole cohorts while the learner belonged to them. Newest first, from just below `before`. */
export async function selectAuditOn(
  db: Db,
  learnerId: string,
  { before, limit }: Page,
): Promise<OwnAuditRow[]> {
  const mine = sql<boolean>`audit_log.learner_id = ${learnerId} OR (
    audit_log.learner_id IS NULL
    AND audit_log.cohort_id IN (SELECT cohort_id FROM audit_log WHERE learner_id = ${learnerId})
    AND (
      SELECT stay.kind FROM audit_log AS stay
      WHERE stay.learner_id = ${learnerId} AND stay.cohort_id = audit_log.cohort_id
        AND stay.kind IN ('joined', 'left', 'removed') AND stay.id < audit_log.id
      ORDER BY stay.id DESC LIMIT 1
    ) = 'joined'
  )`;
  const rows = await db
    .selectFrom("audit_log")
    .leftJoin("cohorts", "cohorts.id", "audit_log.cohort_id")
    .selectAll("audit_log")
    .select(["cohorts.title", "cohorts.mentor_id", "cohorts.mentor_name"])
    .where("audit_log.id", "<", before)
    .where(mine)
    .orderBy("audit_log.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...toRow(row),
    title: row.title,
    mentor:
      row.mentor_id === null || row.mentor_name === null
        ? null
        : { id: row.mentor_id, name: row.mentor_name },
  }));
}

type Selected = {
  id: number | string;
  at: Date;
  kind: AuditKind;
  actor_id: string | null;
  actor_role: Role | null;
  cohort_id: string | null;
  learner_id: string | null;
  detail: string;
};

function toRow(row: Selected): StoredAuditRow {
  return {
    id: Number(row.id),
    at: row.at,
    kind: row.kind,
    actor:
      row.actor_id === null || row.actor_role === null ? null : { id: row.actor_id, role: row.actor_role },
    cohortId: row.cohort_id,
    learnerId: row.learner_id,
    detail: row.detail,
  };
}

/** The operator that also finds NULL, and can use an index. */
function comparing(value: string | null): "=" | "is" {
  return value === null ? "is" : "=";
}
