/** A learner's side of a mentor's help. */
import type { Comment, Recommendation } from "@aulo/contract";
import { chooseNext, type StandingState, standings } from "@aulo/engine";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { joinWithAnd } from "../catalogue/join-with-and.ts";
import type { Deps } from "../deps.ts";
import { loadGoalOrTrack } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { Refusal } from "../refusal.ts";
import { deleteComment, markRead, selectComments } from "./queries/comments.ts";
import { deleteRecommendationTo, selectRecommendationsTo } from "./queries/recommendations.ts";
import { toMentorsComment } from "./views.ts";

/** Concepts that an opinion names; further ones are counted. */
const MOST_NAMED = 3;

type OfLearner = { learnerId: string };

/** Recommendations with the engine's opinion on each, newest first. Those of strong concepts are done and left out. */
export async function listRecommendations(
  deps: Deps,
  { learnerId }: OfLearner,
): Promise<{ recommendations: Recommendation[] }> {
  const { db, catalogue } = deps;
  const rows = await selectRecommendationsTo(db, learnerId);
  if (rows.length === 0) return { recommendations: [] };
  const { state } = await loadState(deps, learnerId);
  const goal = await loadGoalOrTrack(deps, learnerId);
  const step = chooseNext(catalogue.graph, state, goal, deps.now());
  const next = "concept" in step ? step.concept : null;
  const all = new Map(standings(catalogue.graph, state, deps.now()).map((each) => [each.concept, each]));
  const recommendations = rows.flatMap((row): Recommendation[] => {
    const [concept = row.concept] = catalogue.ids.of(row.concept);
    const standing = all.get(concept);
    if (standing === undefined || standing.state === "strong") return [];
    const facts = { ...standing, isNext: concept === next, inGoal: goal.concepts.includes(concept) };
    return [
      {
        ...{ id: row.id, cohortTitle: row.cohortTitle, mentorName: row.mentorName, note: row.note },
        concept,
        title: titleOf(catalogue, concept),
        at: row.createdAt.toISOString(),
        state: standing.state,
        opinion: sayOpinion(catalogue, facts),
      },
    ];
  });
  return { recommendations };
}

/** @throws Refusal `not-found` */
export async function dismissRecommendation({ db }: Deps, one: OfLearner & { id: string }): Promise<void> {
  if (!(await deleteRecommendationTo(db, one)))
    throw new Refusal("not-found", `You have no recommendation ${one.id}.`);
}

/** Newest first. */
export async function listComments(
  { db, catalogue }: Deps,
  { learnerId }: OfLearner,
): Promise<{ comments: Comment[] }> {
  const rows = await selectComments(db, { learnerId });
  return {
    comments: rows.map((row) => ({
      ...toMentorsComment(catalogue, row),
      cohortTitle: row.cohortTitle,
      mentorName: row.mentorName,
    })),
  };
}

/** @throws Refusal `not-found` */
export async function readComment({ db }: Deps, one: OfLearner & { id: string }): Promise<void> {
  if (!(await markRead(db, one))) throw new Refusal("not-found", `You have no comment ${one.id}.`);
}

/** @throws Refusal `not-found` */
export async function removeComment({ db }: Deps, one: OfLearner & { id: string }): Promise<void> {
  if (!(await deleteComment(db, one))) throw new Refusal("not-found", `You have no comment ${one.id}.`);
}

type Facts = { state: StandingState; missing: readonly string[]; isNext: boolean; inGoal: boolean };

function sayOpinion(catalogue: Catalogue, { state, missing, isNext, inGoal }: Facts): string {
  if (isNext) return "Aulo's next step is the same.";
  const outside = inGoal ? "" : " It is not part of your goal.";
  switch (state) {
    case "strong":
      return "You have shown this by code.";
    case "due":
      return `You have shown this, and it is due for review.${outside}`;
    case "answered":
      return `You have answered this, and an exercise still has to show it.${outside}`;
    case "assumed":
      return `Aulo thinks that you know this already, though you have not shown it.${outside}`;
    case "weak":
      return `You have tried this. Aulo has another step first.${outside}`;
    case "ready":
      return `You can begin this now. Aulo has another step first.${outside}`;
    case "locked":
      return `Aulo would first teach ${nameAll(catalogue, missing)}.${outside}`;
  }
}

function nameAll(catalogue: Catalogue, concepts: readonly string[]): string {
  const named = concepts.slice(0, MOST_NAMED).map((id) => `“${titleOf(catalogue, id)}”`);
  const more = concepts.length - named.length;
  return joinWithAnd(more === 0 ? named : [...named, `${more} more`]);
}
