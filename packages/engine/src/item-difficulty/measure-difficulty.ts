/**
 * Difficulty of an item, learnt online from the answers of all learners.
 *
 * 1. A new item begins with its author's estimate and a large variance.
 * 2. An answer updates the item as it updates the learner. With z = strength − difficulty, an update that raises the strength lowers the
 *    difficulty, in proportion to the variance of the difficulty.
 * 3. Only the first settled answer of a learner counts for an item, and only without hints: afterwards the learner has read the explanation. An
 *    exercise counts as it ends, passed or given up after failing runs.
 */
import { isSettled, type Likelihood, likelihoodOf, settledResult } from "../belief/likelihood.ts";
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

/** The evidence of one answer on the difficulty of its item: nothing in it names the learner or the time. */
export type Measurement = {
  /** The learner's strength on the concept just before the answer. */
  strength: { mean: number; variance: number };
  likelihood: Likelihood;
};

/**
 * Null for an answer that does not measure the difficulty.
 *
 * @param state of the learner just before the answer
 */
export function toMeasurement(graph: Graph, state: LearnerState, answer: Answered): Measurement | null {
  if (!measuresItem(graph, state, answer)) return null;
  const { mean, variance } = strengthOf(graph, state, answer.concept);
  return { strength: { mean, variance }, likelihood: likelihoodOf(answer) };
}

/** The estimate after one more answer. */
export function measureDifficulty(
  before: MeasuredDifficulty,
  { strength, likelihood }: Measurement,
): MeasuredDifficulty {
  const moved = matchMoments(
    strength.mean - before.difficulty,
    strength.variance + before.variance,
    likelihood,
  );
  return {
    difficulty: before.difficulty - before.variance * moved.pull,
    variance: Math.max(
      PARAMETERS.leastDifficultyVariance,
      before.variance - before.variance ** 2 * Math.max(0, moved.tightening),
    ),
  };
}

/**
 * Whether the answer measures the difficulty of its item: the learner's first answer to it, without help, and not "I don't know yet".
 *
 * @param state of the learner just before the answer
 */
function measuresItem(graph: Graph, state: LearnerState, answer: Answered): boolean {
  return (
    answer.hints === 0 &&
    isSettled(answer) &&
    settledResult(answer) !== "dont-know" &&
    (state.seen[answer.item]?.shownAt ?? null) === null &&
    indexOf(graph, answer.concept) !== -1
  );
}
