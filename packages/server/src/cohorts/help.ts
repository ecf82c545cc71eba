/** A mentor's help to members: recommendations and comments. */
import { randomUUID } from "node:crypto";
import { LIMITS, type MemberView } from "@aulo/contract";
import { noteAudit } from "../audit/note-audit.ts";
import { ensureConceptIn } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import { changeOwnCohort, type OfMentor } from "./cohort.ts";
import { type CommentRow, insertComment, selectComments } from "./queries/comments.ts";
import { deleteMember, lockMembers } from "./queries/members.ts";
import {
  countOtherRecommendations,
  deleteRecommendationOf,
  type RecommendationRow,
  upsertRecommendations,
} from "./queries/recommendations.ts";
import { findStandingMember, toMentorsComment } from "./views.ts";

type Recommend = OfMentor & { concept: string; member: string | null; note: string };

/**
 * Recommends a concept to one member, or to all who belong to the cohort now. Members with `LIMITS.recommendations` others are left out.
 *
 * @returns the number of members who got it
 * @throws Refusal `not-found`, `does-not-fit` for an unknown concept, `cohort-limit` when nobody could get it
 */
export function recommend(
  deps: Deps,
  { concept, member, note, ...of }: Recommend,
): Promise<{ members: number }> {
  ensureConceptIn(deps.catalogue, "body.concept", concept);
  return changeOwnCohort(deps, of, async (tx, { id: cohortId }) => {
    const members = await lockMembers(tx.db, { cohortId, memberId: member });
    if (member !== null && members.length === 0)
      throw new Refusal("not-found", `This cohort has no member ${member}; did they leave?`);
    const others = await countOtherRecommendations(tx.db, { cohortId, concept });
    const open = members.filter(({ id }) => (others.get(id) ?? 0) < LIMITS.recommendations);
    if (open.length === 0 && members.length > 0)
      throw new Refusal(
        "cohort-limit",
        `${LIMITS.recommendations} concepts are recommended already, which is the limit; take one back first.`,
      );
    const createdAt = new Date(tx.now());
    const rows = open.map(
      ({ id: memberId }): RecommendationRow => ({
        id: randomUUID(),
        ...{ cohortId, memberId, concept, note, createdAt },
      }),
    );
    await upsertRecommendations(tx.db, rows);
    const entry = { actor: of.mentor, kind: "recommended" as const, cohortId, detail: concept };
    await noteAudit(tx, member === null ? entry : { ...entry, learnerId: open[0]?.learnerId ?? null });
    return { members: rows.length };
  });
}

/** @throws Refusal `not-found` */
export function withdrawRecommendation(
  deps: Deps,
  { recommendationId, ...of }: OfMentor & { recommendationId: string },
): Promise<void> {
  return changeOwnCohort(deps, of, async (tx, { id: cohortId }) => {
    const given = await deleteRecommendationOf(tx.db, { cohortId, id: recommendationId });
    if (given === null)
      throw new Refusal("not-found", `This cohort has no recommendation ${recommendationId}.`);
    const { learnerId, concept: detail } = given;
    await noteAudit(tx, { actor: of.mentor, kind: "recommendation-withdrawn", cohortId, learnerId, detail });
  });
}

type OfMember = OfMentor & { memberId: string };

/** @throws Refusal `not-found` */
export function removeMember(deps: Deps, { memberId, ...of }: OfMember): Promise<void> {
  return changeOwnCohort(deps, of, async (tx, { id: cohortId }) => {
    const [member] = await lockMembers(tx.db, { cohortId, memberId });
    if (member === undefined) throw new Refusal("not-found", `This cohort has no member ${memberId}.`);
    await deleteMember(tx.db, member);
    const { learnerId } = member;
    await noteAudit(tx, { actor: of.mentor, kind: "removed", cohortId, learnerId });
  });
}

type AddComment = OfMember & { item: string; text: string };

/** @throws Refusal `not-found`, `does-not-fit` for an item that the member has not passed, `cohort-limit` */
export async function comment(
  deps: Deps,
  { item, text, ...of }: AddComment,
): Promise<MemberView["comments"][number]> {
  const { cohort, member } = await findStandingMember(deps, of);
  if (!member.standing.passed.includes(item))
    throw doesNotFit("body.item", "is not an exercise or milestone that this member has passed.");
  return changeOwnCohort(deps, of, async (tx, { id: cohortId, title, mentorName }) => {
    const [row] = await lockMembers(tx.db, { cohortId, memberId: member.id });
    if (row === undefined) throw new Refusal("not-found", `This cohort has no member ${member.id}.`);
    const { learnerId } = row;
    const kept = await selectComments(tx.db, {
      learnerId,
      from: { cohortId: cohort.id, since: row.joinedAt },
    });
    if (kept.length >= LIMITS.comments)
      throw new Refusal(
        "cohort-limit",
        `This member has ${LIMITS.comments} comments of this cohort, which is the limit.`,
      );
    const written: CommentRow = {
      id: randomUUID(),
      ...{ cohortId, learnerId, item, text, mentorName },
      cohortTitle: title,
      createdAt: new Date(tx.now()),
      read: false,
    };
    await insertComment(tx.db, written);
    await noteAudit(tx, { actor: of.mentor, kind: "commented", cohortId, learnerId, detail: item });
    return toMentorsComment(tx.catalogue, written);
  });
}
