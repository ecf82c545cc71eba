/**
 * How hard an item is, learnt from the answers of all learners.
 *
 * 1. A new item begins at its author's estimate, uncertain.
 * 2. Each answer says something of the item as it does of the learner: with z = strength − difficulty, what moves the strength up
 *    moves the difficulty down, by the variance of its own.
 * 3. A learner counts once for an item, by the first answer, when neither hints nor earlier runs helped: after it, the learner has read why.
 * 4. The online update takes one answer at a time, as it comes; the batch fit goes over all logs several times, each time reading the
 *    learners with the difficulties found so far.
 */

import { likelihoodOf } from "../belief/likelihood.ts";
import { strengthOf } from "../belief/mastery.ts";
import { matchMoments } from "../belief/moments.ts";

import type { Difficulty, Graph, MeasuredDifficulty } from "../graph.ts";
import { indexOf } from "../graph-index.ts";
import type { Answered } from "../log.ts";
import { AUTHORED_DIFFICULTY, PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";

/** What is held of an item that nobody answered yet. */
export function authoredDifficulty(difficulty: Difficulty): MeasuredDifficulty {
  return {
    difficulty: AUTHORED_DIFFICULTY[difficulty],
    variance: PARAMETERS.authoredDifficultyVariance,
  };
}

/**
 * True when the answer says how hard its item is: the learner's first to it, neither given up nor helped.
 *
 * @param state of the learner just before the answer
 */
export function measuresItem(graph: Graph, state: LearnerState, answer: Answered): boolean {
  return (
    answer.hints === 0 &&
    answer.tries === 0 &&
    answer.result !== "dont-know" &&
    state.seen[answer.item] === undefined &&
    indexOf(graph, answer.concept) !== -1
  );
}

/**
 * What is held of an item's difficulty after one more answer to it; as before when the answer does not measure it.
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
