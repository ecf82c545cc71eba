import { randomUUID } from "node:crypto";
import { type Invitation, LIMITS } from "@aulo/contract";
import { noteAudit } from "../audit/note-audit.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import { changeOwnCohort, type OfMentor } from "./cohort.ts";
import { hashCode, makeCode } from "./invitation-code.ts";
import {
  deleteExpiredInvitations,
  deleteInvitation,
  type InvitationRow,
  insertInvitation,
  selectInvitations,
} from "./queries/invitations.ts";

const DAY_MS = 86_400_000;

type Invite = OfMentor & { days: number; most: number };

/**
 * Makes a code by which `most` people can join within `days`. Expired invitations make room.
 *
 * @throws Refusal `not-found`, `cohort-limit`
 */
export function invite(deps: Deps, { days, most, ...of }: Invite): Promise<Invitation & { code: string }> {
  return changeOwnCohort(deps, of, async (tx, { id: cohortId }) => {
    const { db } = tx;
    const createdAt = new Date(tx.now());
    await deleteExpiredInvitations(db, cohortId, createdAt);
    if ((await selectInvitations(db, cohortId)).length >= LIMITS.invitations)
      throw new Refusal(
        "cohort-limit",
        `This cohort has ${LIMITS.invitations} invitations, which is the limit; revoke one first.`,
      );
    const code = makeCode();
    const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
    const row = { id: randomUUID(), cohortId, createdAt, expiresAt, uses: 0, most };
    await insertInvitation(db, { ...row, codeHash: hashCode(code) });
    await noteAudit(tx, { actor: of.mentor, kind: "invited", cohortId, detail: row.id });
    return { ...toInvitation(row), code };
  });
}

/** @throws Refusal `not-found` */
export function revokeInvitation(
  deps: Deps,
  { invitationId, ...of }: OfMentor & { invitationId: string },
): Promise<void> {
  return changeOwnCohort(deps, of, async (tx, { id: cohortId }) => {
    if (!(await deleteInvitation(tx.db, { cohortId, id: invitationId })))
      throw new Refusal("not-found", `This cohort has no invitation ${invitationId}.`);
    await noteAudit(tx, { actor: of.mentor, kind: "invitation-revoked", cohortId, detail: invitationId });
  });
}

export function toInvitation({ id, createdAt, expiresAt, uses, most }: InvitationRow): Invitation {
  return { id, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), uses, most };
}
