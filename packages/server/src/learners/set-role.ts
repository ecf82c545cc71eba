import type { Role } from "@aulo/contract";
import { noteAudit } from "../audit/note-audit.ts";
import type { Db } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { type LearnerRow, updateRole } from "./queries.ts";

type SetRole = {
  /** Null for the person who runs the machine. */
  actor: LearnerRow | null;
  learnerId: string;
  role: Role;
};

/** Gives a learner a role, which counts from their next request on. @throws Refusal `not-found` */
export function setRole(
  { db, now }: { db: Db; now: () => number },
  { actor, learnerId, role }: SetRole,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await updateRole(tx, learnerId, role)))
      throw new Refusal("not-found", `There is no learner ${learnerId}.`);
    await noteAudit({ db: tx, now }, { actor, kind: "role-given", learnerId, detail: role });
  });
}
