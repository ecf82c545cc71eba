import type { Goal, PathView } from "@aulo/contract";
import { type LearnerState, type StandingState, standings, waitStandings } from "@aulo/engine";
import { minutesFor } from "../catalogue/catalogue.ts";
import { countStrong } from "../catalogue/count-strong.ts";
import type { Deps } from "../deps.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";

type Standings = ReturnType<typeof standings>;

/** Standing of the learner on every concept of the track. A due concept counts in the goal by how it was shown: as strong or as answered. */
export async function getPath(deps: Deps, { learnerId }: { learnerId: string }): Promise<PathView> {
  const { catalogue, now } = deps;
  const { state } = await loadState(deps, learnerId);
  const goal = await loadActiveGoal(deps, learnerId);
  const all = standings(catalogue.graph, state, now());
  return {
    concepts: all.map((standing) => ({
      ...standing,
      missing: [...standing.missing],
      inGoal: goal?.concepts.includes(standing.concept) ?? false,
      dueAt: standing.dueAt === null ? null : new Date(standing.dueAt).toISOString(),
      noCode: catalogue.noCode.get(standing.concept) ?? null,
    })),
    waits: waitStandings(catalogue.graph, state).map((wait) => ({ ...wait, missing: [...wait.missing] })),
    goal: goal === null ? null : toGoalCount(deps, goal, { state, all }),
  };
}

type Counted = { state: LearnerState; all: Standings };

function toGoalCount({ catalogue }: Deps, goal: Goal, { state: known, all }: Counted): PathView["goal"] {
  const inGoal = all.filter(({ concept }) => goal.concepts.includes(concept));
  const count = (...states: StandingState[]) => inGoal.filter(({ state }) => states.includes(state)).length;
  const strong = countStrong(catalogue, known, goal.concepts);
  const left = inGoal.filter(({ state }) => state === "weak" || state === "ready" || state === "locked");
  return {
    id: goal.id,
    title: goal.title,
    strong,
    answered: count("strong", "due", "answered") - strong,
    assumed: count("assumed"),
    of: inGoal.length,
    minutesLeft: minutesFor(
      catalogue,
      left.map(({ concept }) => concept),
    ),
    reachedAt: goal.reachedAt,
  };
}
