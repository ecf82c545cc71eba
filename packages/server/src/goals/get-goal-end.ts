import type { GoalEnd } from "@aulo/contract";
import { isStrong } from "@aulo/engine";
import { type Catalogue, minutesFor, withRequired } from "../catalogue/catalogue.ts";
import { isReadAs } from "../catalogue/goal/goal-offers.ts";
import { sayReading } from "../catalogue/goal/say-reading.ts";
import { sayCan } from "../catalogue/say-can.ts";
import type { Deps } from "../deps.ts";
import { loadState } from "../log/state.ts";
import { findGoal, toGoal } from "./goal.ts";
import { selectEffort, selectGoalsByLearner } from "./queries.ts";

const MOST_OFFERED = 3;

type Offer = GoalEnd["next"][number];
type Near = { offer: Offer; minutes: number };

/**
 * The end of a goal: abilities, time and near goals, up to the time when it was reached.
 *
 * @throws Refusal `not-found`
 */
export async function getGoalEnd(
  deps: Deps,
  { learnerId, goalId }: { learnerId: string; goalId: string },
): Promise<GoalEnd> {
  const { catalogue, db } = deps;
  const rows = await selectGoalsByLearner(db, learnerId);
  const row = findGoal(rows, goalId);
  const until = row.reachedAt ?? new Date(deps.now());
  const effort = await selectEffort(db, { learnerId, from: row.createdAt, until });
  const { state } = await loadState(deps, learnerId);
  const { targets } = toGoal(catalogue, row);
  return {
    can: targets.map((id) => sayCan(catalogue.summaries.get(id)?.use ?? "")),
    ...effort,
    next: nearGoals(
      catalogue,
      (concept) => isStrong(catalogue.graph, state, concept),
      rows.map(({ title }) => title),
    ),
  };
}

/** Goals of the track that are not yet set and have something left to learn. */
function nearGoals(
  catalogue: Catalogue,
  isKnown: (concept: string) => boolean,
  taken: readonly string[],
): Offer[] {
  const textOf = textsOfGoals(catalogue);
  const near = catalogue.track.goals.flatMap(({ title, concepts }): Near[] => {
    const left = withRequired(catalogue, concepts).filter((id) => !isKnown(id));
    const text = textOf.get(title);
    if (left.length === 0 || text === undefined || taken.includes(title)) return [];
    const minutes = minutesFor(catalogue, left);
    return [{ minutes, offer: { title, text, says: sayReading.offer(left.length, minutes) } }];
  });
  return near
    .toSorted((a, b) => a.minutes - b.minutes)
    .slice(0, MOST_OFFERED)
    .map(({ offer }) => offer);
}

/** For each goal of the track, by its title: the first of its names that is read as just this goal. */
function textsOfGoals(catalogue: Catalogue): ReadonlyMap<string, string> {
  return new Map(
    catalogue.track.goals.flatMap(({ title, phrases }): [string, string][] => {
      const text = [title, ...phrases].find((words) => isReadAs(catalogue, words, title));
      return text === undefined ? [] : [[title, text]];
    }),
  );
}
