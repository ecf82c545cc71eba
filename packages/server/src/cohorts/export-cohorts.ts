import type { ExportedCohorts } from "@aulo/contract";
import type { Db } from "../db/tables.ts";
import { selectRoleOfLearner } from "../learners/queries.ts";
import { selectComments } from "./queries/comments.ts";
import { selectMemberships } from "./queries/members.ts";
import { selectRecommendationsTo } from "./queries/recommendations.ts";

/** The learner's side of cohorts for their export: role, memberships, and everything that mentors wrote to them. */
export async function exportCohorts(
  { db }: { db: Db },
  { learnerId }: { learnerId: string },
): Promise<ExportedCohorts> {
  const memberships = await selectMemberships(db, learnerId);
  const comments = await selectComments(db, { learnerId });
  const recommendations = await selectRecommendationsTo(db, learnerId);
  return {
    role: await selectRoleOfLearner(db, learnerId),
    memberships: memberships.map(({ member, cohort }) => ({
      cohortTitle: cohort.title,
      mentorName: cohort.mentorName,
      name: member.name,
      goal: cohort.goal?.title ?? null,
      dueOn: cohort.dueOn,
      sharesMap: member.sharesMap,
      joinedAt: member.joinedAt.toISOString(),
    })),
    comments: comments.map(({ cohortTitle, mentorName, item, text, createdAt, read }) => ({
      ...{ cohortTitle, mentorName, item, text, read },
      at: createdAt.toISOString(),
    })),
    recommendations: recommendations.map(({ cohortTitle, mentorName, concept, note, createdAt }) => ({
      ...{ cohortTitle, mentorName, concept, note },
      at: createdAt.toISOString(),
    })),
  };
}
