import type { AuditEntry, OwnAuditEntry } from "@aulo/contract";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { type OwnAuditRow, selectAudit, selectAuditOn } from "./queries.ts";

const PAGE = 50;
/** More than any id. */
const FROM_NEWEST = Number.MAX_SAFE_INTEGER;

type Paging = { before?: number | undefined };

/** A page of the whole audit log, newest first. */
export async function listAudit(
  { db }: { db: Db },
  { before = FROM_NEWEST }: Paging,
): Promise<{ entries: AuditEntry[]; more: boolean }> {
  const rows = await selectAudit(db, { before, limit: PAGE + 1 });
  const entries = rows.slice(0, PAGE).map(({ actor, at, cohortId, learnerId, ...row }) => ({
    ...row,
    at: at.toISOString(),
    actor: actor?.id ?? null,
    role: actor?.role ?? null,
    cohort: cohortId,
    learner: learnerId,
  }));
  return { entries, more: rows.length > PAGE };
}

/** A page of the entries on one learner, newest first, in words for the learner. */
export async function listOwnAudit(
  { db, catalogue }: { db: Db; catalogue: Catalogue },
  { learnerId, before = FROM_NEWEST }: Paging & { learnerId: string },
): Promise<{ entries: OwnAuditEntry[]; more: boolean }> {
  const rows = await selectAuditOn(db, learnerId, { before, limit: PAGE + 1 });
  const entries = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    says: sayEntry(catalogue, row, learnerId),
  }));
  return { entries, more: rows.length > PAGE };
}

function sayEntry(catalogue: Catalogue, row: OwnAuditRow, learnerId: string): string {
  const cohort = row.title === null ? "a closed class" : `“${row.title}”`;
  return `${sayActor(row, learnerId)} ${sayDeed(catalogue, row, cohort)}.`;
}

function sayActor({ actor, mentor }: OwnAuditRow, learnerId: string): string {
  if (actor === null) return "The person who runs this Aulo";
  if (actor.id === learnerId) return "You";
  if (actor.id === mentor?.id) return mentor.name;
  return actor.role === "admin" ? "An admin" : "A mentor";
}

function sayDeed(catalogue: Catalogue, { kind, detail }: OwnAuditRow, cohort: string): string {
  switch (kind) {
    case "role-given":
      return `gave you the role “${detail}”`;
    case "looked-up":
      return "looked up the role of your account";
    case "limits-set":
      return "set the limits of classes";
    case "cohort-opened":
      return `opened ${cohort}`;
    case "cohort-changed":
      return `changed the title, goal or date of ${cohort}`;
    case "cohort-closed":
      return "closed a class to which you belonged";
    case "invited":
      return `made an invitation to ${cohort}`;
    case "invitation-revoked":
      return `revoked an invitation to ${cohort}`;
    case "joined":
      return `joined ${cohort}`;
    case "left":
      return `left ${cohort}`;
    case "removed":
      return `removed you from ${cohort}`;
    case "map-allowed":
      return `allowed the mentor of ${cohort} to see your map`;
    case "map-refused":
      return `stopped the mentor of ${cohort} from seeing your map`;
    case "overview-seen":
      return `looked at the overview of ${cohort}, in which you stand`;
    case "member-seen":
      return `looked at where you are stuck and what you passed, in ${cohort}`;
    case "map-seen":
      return `looked at your map, in ${cohort}`;
    case "table-taken":
      return `took the table of ${cohort}, in which you stand`;
    case "recommended":
      return `recommended ${titleOf(catalogue, catalogue.ids.of(detail)[0] ?? detail)} to you, in ${cohort}`;
    case "recommendation-withdrawn":
      return `took back a recommendation to you, in ${cohort}`;
    case "commented":
      return `commented on an exercise of yours, in ${cohort}`;
  }
}
