/**
 * The review queue: shown concepts at risk of being forgotten.
 *
 * 1. A shown concept is due when its recall has fallen below the limit. The lowest recall comes first; at equal recall, the concept that more
 *    concepts of the goal require.
 * 2. The number of reviews per day is limited. The rest stay first in the queue for the next day.
 * 3. After a long absence nearly everything is due. Then the concept with the most due prerequisites comes first. A right answer is a review of
 *    all of them (see evolve.ts), so that a few items clear a long queue; a wrong one starts the search for a gap.
 */
import type { Goal, Graph } from "../graph.ts";
import { ancestors, descendants } from "../graph-index.ts";
import { DAY_MS, PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";
import { isDue, recallOf } from "./recall.ts";

/** A due concept. `covers`: its prerequisites that are due as well. */
export type DueReview = { concept: string; recall: number; covers: readonly string[] };

export type ReviewQueue = {
  /** All due concepts, in the order of review. */
  due: readonly DueReview[];
  /** Reviews done on this day (UTC), and the most reviews per day. */
  doneToday: number;
  perDay: number;
  /** Days without an answer during a long absence; 0 in the days after it; null at other times. */
  awayDays: number | null;
};

/**
 * The due reviews, and the limit of this day.
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

/** Days without an answer during a long absence; 0 in the days after it; null at other times. */
function awayDaysOf({ lastAnswerAt, cameBackAt }: LearnerState, now: number): number | null {
  const { absenceDays, recheckDays } = PARAMETERS;
  if (lastAnswerAt === null) return null;
  const away = Math.floor((now - lastAnswerAt) / DAY_MS);
  if (away >= absenceDays) return away;
  return cameBackAt !== null && now - cameBackAt < recheckDays * DAY_MS ? 0 : null;
}
