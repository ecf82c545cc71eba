import { randomUUID } from "node:crypto";
import { type InvitationView, LIMITS, type Membership } from "@aulo/contract";
import { KEPT_FROM_MENTOR, SHARED_WITH_MENTOR } from "@aulo/contract/words/cohorts";
import { noteAudit } from "../audit/note-audit.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { Refusal } from "../refusal.ts";
import { toCohort } from "./cohort.ts";
import { hashCode } from "./invitation-code.ts";
import { loadLimits } from "./limits.ts";
import { type CohortRow, lockOptionalCohort, selectOptionalCohort } from "./queries/cohorts.ts";
import { countUse, type InvitationRow, selectOptionalInvitation } from "./queries/invitations.ts";
import {
  countMembers,
  deleteMember,
  insertMember,
  type MemberRow,
  selectMemberships,
  selectOptionalMember,
  updateMember,
} from "./queries/members.ts";

type Joining = { learner: LearnerRow; code: string };

/** The cohort of a code, and everything that its mentor would see. @throws Refusal `unknown-code` */
export async function lookAtInvitation(deps: Deps, { learner, code }: Joining): Promise<InvitationView> {
  const invitation = await findInvitation(deps, code);
  const cohort = await selectOptionalCohort(deps.db, invitation.cohortId);
  if (cohort === null) throw unknownCode();
  const member = await selectOptionalMember(deps.db, { cohortId: cohort.id, learnerId: learner.id });
  if (member === null) ensureUsesLeft(invitation);
  return {
    title: cohort.title,
    mentorName: cohort.mentorName,
    goal: cohort.goal?.title ?? null,
    dueOn: cohort.dueOn,
    shared: [...SHARED_WITH_MENTOR],
    kept: [...KEPT_FROM_MENTOR],
    expiresAt: invitation.expiresAt.toISOString(),
    joined: member !== null,
  };
}

type Join = Joining & { name: string; sharesMap: boolean };

/**
 * Joins a cohort. A repeated call changes nothing and uses no place of the invitation.
 *
 * @throws Refusal `unknown-code`, `cohort-limit`
 */
export function joinCohort(deps: Deps, { learner, code, name, sharesMap }: Join): Promise<Membership> {
  return changeLearner(deps, learner.id, async (tx) => {
    const { db } = tx;
    const { cohortId } = await findInvitation(tx, code);
    const cohort = await lockOptionalCohort(db, cohortId);
    if (cohort === null) throw unknownCode();
    // Once more: the code may have been used or revoked before the cohort was locked.
    const invitation = await findInvitation(tx, code);
    const before = await selectOptionalMember(db, { cohortId: cohort.id, learnerId: learner.id });
    if (before !== null) return toMembership(tx.catalogue, { member: before, cohort });
    ensureUsesLeft(invitation);
    await ensurePlace(db, { cohortId: cohort.id, learnerId: learner.id });
    const member: MemberRow = {
      id: randomUUID(),
      cohortId: cohort.id,
      learnerId: learner.id,
      ...{ name, sharesMap },
      joinedAt: new Date(tx.now()),
    };
    await insertMember(db, member);
    await countUse(db, invitation.id);
    const entry = { actor: learner, cohortId: cohort.id, learnerId: learner.id };
    await noteAudit(tx, { ...entry, kind: "joined" });
    if (sharesMap) await noteAudit(tx, { ...entry, kind: "map-allowed" });
    return toMembership(tx.catalogue, { member, cohort });
  });
}

/** Newest first. */
export async function listMemberships(
  { db, catalogue }: Deps,
  { learner }: { learner: LearnerRow },
): Promise<{ memberships: Membership[] }> {
  const rows = await selectMemberships(db, learner.id);
  return { memberships: rows.map((row) => toMembership(catalogue, row)) };
}

type ByCohort = { learner: LearnerRow; cohortId: string };
type ChangeMembership = ByCohort & { name?: string | undefined; sharesMap?: boolean | undefined };

/** @throws Refusal `not-found` */
export function changeMembership(
  deps: Deps,
  { learner, cohortId, ...changes }: ChangeMembership,
): Promise<Membership> {
  return changeLearner(deps, learner.id, async (tx) => {
    const { member, cohort } = await findMembership(tx.db, { learner, cohortId });
    const { name = member.name, sharesMap = member.sharesMap } = changes;
    const changed = { ...member, name, sharesMap };
    await updateMember(tx.db, changed);
    if (sharesMap !== member.sharesMap) {
      const kind = sharesMap ? "map-allowed" : "map-refused";
      await noteAudit(tx, { actor: learner, kind, cohortId, learnerId: learner.id });
    }
    return toMembership(tx.catalogue, { member: changed, cohort });
  });
}

/** Ends the mentor's view of the learner at once. @throws Refusal `not-found` */
export function leaveCohort(deps: Deps, { learner, cohortId }: ByCohort): Promise<void> {
  return changeLearner(deps, learner.id, async (tx) => {
    const { member } = await findMembership(tx.db, { learner, cohortId });
    await deleteMember(tx.db, member);
    await noteAudit(tx, { actor: learner, kind: "left", cohortId, learnerId: learner.id });
  });
}

/** An invitation that has not expired. @throws Refusal `unknown-code` */
async function findInvitation(
  { db, now }: { db: Db; now: () => number },
  code: string,
): Promise<InvitationRow> {
  const found = await selectOptionalInvitation(db, { codeHash: hashCode(code), open: new Date(now()) });
  if (found === null) throw unknownCode();
  return found;
}

function ensureUsesLeft({ uses, most }: InvitationRow): void {
  if (uses >= most) throw unknownCode();
}

/** Same refusal for every reason, so that nobody learns which codes were once valid. */
function unknownCode(): Refusal {
  return new Refusal("unknown-code", "No open invitation has this code; ask your mentor for a new one.");
}

/** @throws Refusal `cohort-limit` */
async function ensurePlace(
  db: Db,
  { cohortId, learnerId }: { cohortId: string; learnerId: string },
): Promise<void> {
  const { membersPerCohort } = await loadLimits(db);
  if ((await countMembers(db, cohortId)) >= membersPerCohort)
    throw new Refusal("cohort-limit", `This cohort has ${membersPerCohort} members, which is the limit.`);
  if ((await selectMemberships(db, learnerId)).length >= LIMITS.memberships)
    throw new Refusal(
      "cohort-limit",
      `You belong to ${LIMITS.memberships} cohorts, which is the limit; leave one first.`,
    );
}

async function findMembership(db: Db, { learner, cohortId }: ByCohort) {
  const rows = await selectMemberships(db, learner.id);
  const found = rows.find(({ cohort }) => cohort.id === cohortId);
  if (found === undefined)
    throw new Refusal("not-found", `You belong to no cohort ${cohortId}; GET /api/memberships lists yours.`);
  return found;
}

function toMembership(
  catalogue: Catalogue,
  { member, cohort }: { member: MemberRow; cohort: CohortRow },
): Membership {
  const { id, title, mentorName, goal, dueOn } = toCohort(catalogue, { ...cohort, members: 0 });
  return {
    cohort: { id, title, mentorName, goal, dueOn },
    name: member.name,
    sharesMap: member.sharesMap,
    joinedAt: member.joinedAt.toISOString(),
  };
}
