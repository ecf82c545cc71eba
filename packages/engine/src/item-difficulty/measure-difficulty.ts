/**
 * Difficulty of an item, learnt online from the answers of all learners.
 *
 * 1. A new item begins with its author's estimate and a large variance.
 * 2. An answer updates the item as it updates the learner. With z = strength − difficulty, an update that raises the strength lowers the
 *    difficulty, in proportion to the variance of the difficulty.
 * 3. Only the first settled answer of a learner counts for an item, and only without hints: afterwards the learner has read the explanation. An
 *    exercise counts as it ends, passed or given up after failing runs.
 */
import { isSettled, likelihoodOf, settledResult } from "../belief/likelihood.ts";
import { strengthOf } from "../belief/mastery.ts";
import { matchMoments } from "../belief/moments.ts";
import type { Difficulty, Graph, MeasuredDifficulty } from "../graph.ts";
import { indexOf } from "../graph-index.ts";
import type { Answered } from "../log.ts";
import { AUTHORED_DIFFICULTY, PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";

/** The estimate for an item without answers. */
export function authoredDifficulty(difficulty: Difficulty): MeasuredDifficulty {
  return {
    difficulty: AUTHORED_DIFFICULTY[difficulty],
    variance: PARAMETERS.authoredDifficultyVariance,
  };
}

/**
 * Whether the answer measures the difficulty of its item: the learner's first answer to it, without help, and not "I don't know yet".
 *
 * @param state of the learner just before the answer
 */
export function measuresItem(graph: Graph, state: LearnerState, answer: Answered): boolean {
  return (
    answer.hints === 0 &&
    isSettled(answer) &&
    settledResult(answer) !== "dont-know" &&
    (state.seen[answer.item]?.shownAt ?? null) === null &&
    indexOf(graph, answer.concept) !== -1
  );
}

/**
 * The estimate after one more answer; unchanged if the answer does not measure the difficulty.
 *
 * @param state of the learner just before the answer
 */
export function measureDifficulty(
  graph: Graph,
  state: LearnerState,
  answer: Answered,
  before: MeasuredDifficulty,
): MeasuredDifficulty {
  if (!measuresItem(graph, state, answer)) return before;
  const strength = strengthOf(graph, state, answer.concept);
  const moved = matchMoments(
    strength.mean - before.difficulty,
    strength.variance + before.variance,
    likelihoodOf(answer),
  );
  return {
    difficulty: before.difficulty - before.variance * moved.pull,
    variance: Math.max(
      PARAMETERS.leastDifficultyVariance,
      before.variance - before.variance ** 2 * Math.max(0, moved.tightening),
    ),
  };
}
