/**
 * What was shown and is at risk of being forgotten.
 *
 * 1. A shown concept is due when its recall has fallen below the limit; the lowest recall comes first, and of two alike the one that more of the goal rests on.
 * 2. A day has room for so many reviews and no more; what is left stays first in line for the next day.
 * 3. After a long absence nearly everything is due. Then the first to be asked is what rests on the most of what is due: a right answer shows that
 *    all of it is still there (see evolve.ts), so a few items stand for a mountain; a wrong one leads to the search for the gap.
 */
import type { Goal, Graph } from "../graph.ts";
import { ancestors, descendants } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";
import { isDue, recallOf } from "./recall.ts";

const DAY_MS = 86_400_000;

/** `covers`: what is due as well and is exercised by this concept. */
export type DueReview = { concept: string; recall: number; covers: readonly string[] };

export type ReviewQueue = {
  /** Everything that is due, the first in line first. */
  due: readonly DueReview[];
  /** Reviews taken on this day (UTC), and how many it has room for. */
  doneToday: number;
  perDay: number;
  /** Days since the last answer before a long absence; null when there was none lately. */
  awayDays: number | null;
};

/**
 * The reviews that wait, and the room that this day has for them.
 *
 * @param now milliseconds since 1970, UTC
 */
export function reviewQueue(graph: Graph, state: LearnerState, goal: Goal, now: number): ReviewQueue {
  const awayDays = awayDaysOf(state, now);
  const dueIds = graph.concepts.filter(({ id }) => isDue(graph, state, id, now)).map(({ id }) => id);
  const isAlsoDue = new Set(dueIds);
  const inGoal = new Set(goal.concepts);
  const due = dueIds
    .map((concept) => ({
      concept,
      recall: recallOf(state, concept, now) ?? 1,
      covers: [...ancestors(graph, concept).keys()].filter((id) => isAlsoDue.has(id)),
      opens: [...descendants(graph, concept).keys()].filter((id) => inGoal.has(id)).length,
    }))
    .sort(
      (a, b) =>
        (awayDays === null ? 0 : b.covers.length - a.covers.length) ||
        a.recall - b.recall ||
        b.opens - a.opens,
    )
    .map(({ concept, recall, covers }) => ({ concept, recall, covers }));
  const { day, onDay } = state.reviews;
  const doneToday = day === Math.floor(now / DAY_MS) ? onDay : 0;
  return { due, doneToday, perDay: PARAMETERS.reviewsPerDay, awayDays };
}

/** Days of the absence that the learner is coming back from; null when there is none. */
function awayDaysOf({ lastAnswerAt, cameBackAt }: LearnerState, now: number): number | null {
  const { absenceDays, recheckDays } = PARAMETERS;
  if (lastAnswerAt === null) return null;
  const away = Math.floor((now - lastAnswerAt) / DAY_MS);
  if (away >= absenceDays) return away;
  return cameBackAt !== null && now - cameBackAt < recheckDays * DAY_MS ? 0 : null;
}
