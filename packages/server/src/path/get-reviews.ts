import type { ReviewsView } from "@aulo/contract";
import { reviewQueue, standings } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { loadGoalOrTrack } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";

type Standings = ReturnType<typeof standings>;

/** Reviews that are due, over all goals. Among equals, the one that most concepts of the active goal require comes first. */
export async function getReviews(deps: Deps, { learnerId }: { learnerId: string }): Promise<ReviewsView> {
  const { graph } = deps.catalogue;
  const now = deps.now();
  const { state } = await loadState(deps, learnerId);
  const goal = await loadGoalOrTrack(deps, learnerId);
  const { due, doneToday, perDay, awayDays } = reviewQueue(graph, state, goal, now);
  return {
    due: due.map(({ concept, recall, covers }, index) => ({
      concept,
      recall,
      covers: [...covers],
      today: index < perDay - doneToday,
    })),
    doneToday,
    perDay,
    awayDays,
    nextDue: nextDueOf(standings(graph, state, now)),
  };
}

/** The shown concept that falls due next. */
function nextDueOf(all: Standings): ReviewsView["nextDue"] {
  const [first] = all
    .flatMap(({ concept, state, dueAt }) =>
      state === "strong" && dueAt !== null ? [{ concept, dueAt }] : [],
    )
    .sort((a, b) => a.dueAt - b.dueAt);
  return first === undefined ? null : { concept: first.concept, at: new Date(first.dueAt).toISOString() };
}
