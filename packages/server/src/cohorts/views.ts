import type { CohortOverview, Member, MemberMap, MemberView, StuckPlace } from "@aulo/contract";
import { standings } from "@aulo/engine";
import { noteLook } from "../audit/note-audit.ts";
import { type Catalogue, titleOf, titleOfMilestone } from "../catalogue/catalogue.ts";
import type { Deps } from "../deps.ts";
import { loadState } from "../log/state.ts";
import { Refusal } from "../refusal.ts";
import { conceptsOf, findCohort, type OfMentor, toCohort } from "./cohort.ts";
import { toInvitation } from "./invitations.ts";
import type { CountedCohort } from "./queries/cohorts.ts";
import { type CommentRow, selectComments } from "./queries/comments.ts";
import { selectInvitations } from "./queries/invitations.ts";
import { selectDisputedItems } from "./queries/members.ts";
import { selectRecommendationsByMember } from "./queries/recommendations.ts";
import { loadMembers, type StandingMember } from "./standing.ts";

/** Fewer members than this have nothing in common: a single one could be recognised. */
const SEVERAL = 2;
/** Most rows of a list of things in common. */
const MOST_COMMON = 10;
const DAY_MS = 86_400_000;

/** Who is stuck where, common gaps, and progress. The number of queries does not grow with the members. @throws Refusal `not-found` */
export async function getCohort(deps: Deps, of: OfMentor): Promise<CohortOverview> {
  const { db, catalogue } = deps;
  const cohort = await findCohort(db, of);
  await noteLook(deps, { actor: of.mentor, kind: "overview-seen", cohortId: cohort.id });
  const { members, behind } = await loadMembers(deps, { cohortId: cohort.id });
  const concepts = conceptsOf(catalogue, cohort.goal);
  const shown = members.map((member) => toMember(catalogue, member, concepts));
  const inGoal = new Set(concepts);
  return {
    cohort: toCohort(catalogue, cohort),
    members: shown,
    behind,
    gaps: inCommon(
      members.flatMap(({ standing }) => standing.weak.filter((id) => inGoal.has(id))),
      (id) => titleOf(catalogue, id),
    ),
    missed: inCommon(
      members.flatMap(({ standing }) => standing.missed),
      (id) => titleOfItem(catalogue, id),
    ),
    disputed: await disputedItems(deps, cohort),
    progress: progressOf(deps, cohort, shown),
    invitations: (await selectInvitations(db, cohort.id)).map(toInvitation),
  };
}

type OfMember = OfMentor & { memberId: string };

/** @throws Refusal `not-found` */
export async function getMember(deps: Deps, of: OfMember): Promise<MemberView> {
  const { db, catalogue } = deps;
  const { cohort, member } = await findStandingMember(deps, of);
  const { learnerId } = member;
  await noteLook(deps, { actor: of.mentor, kind: "member-seen", cohortId: cohort.id, learnerId });
  const from = { cohortId: cohort.id, since: member.joinedAt };
  const comments = await selectComments(db, { learnerId, from });
  const recommended = await selectRecommendationsByMember(db, member.id);
  return {
    member: toMember(catalogue, member, conceptsOf(catalogue, cohort.goal)),
    passed: member.standing.passed.map((item) => ({ item, title: titleOfItem(catalogue, item) })),
    comments: comments.map((row) => toMentorsComment(catalogue, row)),
    recommended: recommended.map(({ id, concept, note, createdAt }) => ({
      ...{ id, concept, note },
      title: titleOf(catalogue, catalogue.ids.of(concept)[0] ?? concept),
      at: createdAt.toISOString(),
    })),
  };
}

/** @throws Refusal `not-found`, also for a member who does not allow it */
export async function getMemberMap(deps: Deps, of: OfMember): Promise<MemberMap> {
  const { cohort, member } = await findStandingMember(deps, of);
  const { learnerId, name } = member;
  if (!member.sharesMap) throw new Refusal("not-found", "This member does not share their map.");
  await noteLook(deps, { actor: of.mentor, kind: "map-seen", cohortId: cohort.id, learnerId });
  const { state } = await loadState(deps, learnerId);
  const all = standings(deps.catalogue.graph, state, deps.now());
  return { name, concepts: all.map((standing) => ({ concept: standing.concept, state: standing.state })) };
}

/** The member of a mentor's own cohort. @throws Refusal `not-found` */
export async function findStandingMember(
  deps: Deps,
  { memberId, ...of }: OfMember,
): Promise<{ cohort: CountedCohort; member: StandingMember }> {
  const cohort = await findCohort(deps.db, of);
  const { members } = await loadMembers(deps, { cohortId: cohort.id, memberId });
  const [member] = members;
  if (member === undefined)
    throw new Refusal("not-found", `This cohort has no member ${memberId}; did they leave?`);
  return { cohort, member };
}

/** @param concepts those that count */
export function toMember(catalogue: Catalogue, row: StandingMember, concepts: readonly string[]): Member {
  const { id, name, joinedAt, sharesMap, standing } = row;
  const shown = new Set(standing.shown);
  return {
    ...{ id, name, sharesMap },
    joinedAt: joinedAt.toISOString(),
    lastAnswerAt: standing.lastAnswerAt?.toISOString() ?? null,
    shown: concepts.filter((concept) => shown.has(concept)).length,
    of: concepts.length,
    stuck: standing.stuck.map(
      ({ concept, rounds, since }): StuckPlace => ({
        ...{ concept, rounds },
        title: titleOf(catalogue, concept),
        since: new Date(since).toISOString(),
      }),
    ),
  };
}

/** The title of an exercise or milestone; for a closed item that of its concept, since items have none. */
export function titleOfItem(catalogue: Catalogue, id: string): string {
  const [today = id] = catalogue.ids.of(id);
  const entry = catalogue.items.get(today);
  if (entry?.kind === "exercise")
    return entry.project === null ? entry.exercise.title : titleOfMilestone(catalogue, today);
  return entry === undefined ? id : titleOf(catalogue, entry.concept);
}

export function toMentorsComment(
  catalogue: Catalogue,
  { id, item, text, createdAt, read }: CommentRow,
): MemberView["comments"][number] {
  return { id, item, title: titleOfItem(catalogue, item), text, at: createdAt.toISOString(), read };
}

function inCommon(ids: readonly string[], title: (id: string) => string): CohortOverview["gaps"] {
  return [...Map.groupBy(ids, (id) => id)]
    .map(([id, all]) => ({ id, title: title(id), members: all.length }))
    .filter(({ members }) => members >= SEVERAL)
    .sort((a, b) => b.members - a.members || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_COMMON);
}

/** A single dispute is shown too: it says that an item may be wrong, and not who says so. */
async function disputedItems(
  { db, catalogue }: Deps,
  { id: cohortId }: CountedCohort,
): Promise<CohortOverview["disputed"]> {
  const rows = await selectDisputedItems(db, { cohortId, limit: MOST_COMMON });
  return rows.map(({ item, members }) => ({ id: item, title: titleOfItem(catalogue, item), members }));
}

function progressOf(
  { now }: Deps,
  { dueOn, dueSetAt }: CountedCohort,
  members: readonly Member[],
): CohortOverview["progress"] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const counts = { shown: sum(members.map(({ shown }) => shown)), of: sum(members.map(({ of }) => of)) };
  if (dueOn === null || dueSetAt === null) return { ...counts, daysLeft: null, timeUsed: null };
  // The day ends at midnight, UTC.
  const end = Date.parse(dueOn) + DAY_MS;
  const share = (now() - dueSetAt.getTime()) / Math.max(1, end - dueSetAt.getTime());
  return {
    ...counts,
    daysLeft: Math.floor((end - now()) / DAY_MS),
    timeUsed: Math.min(1, Math.max(0, share)),
  };
}
