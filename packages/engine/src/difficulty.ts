/**
 * How hard an item is, learnt from the answers of all learners.
 *
 * 1. A new item begins at its author's estimate, uncertain.
 * 2. Each answer says something of the item as it does of the learner: with z = strength − difficulty, what moves the strength up
 *    moves the difficulty down, by the variance of its own.
 * 3. The online update takes one answer at a time, as it comes; the batch fit goes over all logs several times, each time reading the
 *    learners with the difficulties found so far.
 */

import { likelihoodOf } from "./belief/likelihood.ts";
import { expectedRight, matchMoments } from "./belief/moments.ts";
import { evolve, withoutVoided } from "./evolve.ts";
import type { Difficulty, Graph, MeasuredDifficulty } from "./graph.ts";
import type { Answered, LogEvent } from "./log.ts";
import { AUTHORED_DIFFICULTY, PARAMETERS } from "./parameters.ts";
import { positionOf } from "./reach.ts";
import { beginState, type LearnerState } from "./state.ts";

/** What is held of an item that nobody answered yet. */
export const authoredDifficulty = (difficulty: Difficulty): MeasuredDifficulty => ({
  difficulty: AUTHORED_DIFFICULTY[difficulty],
  variance: PARAMETERS.authoredDifficultyVariance,
});

const strengthOf = (graph: Graph, { strengths }: LearnerState, concept: string) => {
  const place = positionOf(graph, concept);
  return { mean: strengths.mean[place] ?? 0, variance: strengths.variance[place] ?? 1 };
};

/** An answer that says how hard its item is: a verdict, and not one that gave up or was helped. */
const measures = (answer: Answered): boolean =>
  answer.hints === 0 && answer.tries === 0 && answer.result !== "dont-know";

/**
 * What is held of an item's difficulty after one more answer to it.
 *
 * @param state of the learner just before the answer
 */
export const measureDifficulty = (
  graph: Graph,
  state: LearnerState,
  answer: Answered,
  before: MeasuredDifficulty,
): MeasuredDifficulty => {
  if (!measures(answer) || positionOf(graph, answer.concept) === -1) return before;
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
};

/** Chance that the learner answers right, as it was just before the answer, 0-1. */
export const chanceOfAnswer = (graph: Graph, state: LearnerState, answer: Answered): number => {
  const strength = strengthOf(graph, state, answer.concept);
  const likelihood = likelihoodOf(answer);
  return expectedRight(
    strength.mean - likelihood.difficulty,
    strength.variance + likelihood.difficultyVariance,
    likelihood,
  );
};

type Difficulties = ReadonlyMap<string, MeasuredDifficulty>;

const measureOnce = (graph: Graph, logs: readonly (readonly LogEvent[])[], known: Difficulties) => {
  const found = new Map<string, MeasuredDifficulty>();
  for (const log of logs) {
    let state = beginState(graph);
    for (const event of withoutVoided(log)) {
      const measured = event.kind === "answered" ? known.get(event.item) : undefined;
      const read = event.kind === "answered" && measured ? { ...event, measured } : event;
      if (read.kind === "answered") {
        const before = found.get(read.item) ?? authoredDifficulty(read.difficulty);
        found.set(read.item, measureDifficulty(graph, state, read, before));
      }
      state = evolve(graph, state, read);
    }
  }
  return found;
};

/**
 * The batch fit: difficulties of all items that the logs answer, each log one learner's.
 *
 * @param rounds times that all logs are read, from 1
 */
export const fitDifficulties = (
  graph: Graph,
  logs: readonly (readonly LogEvent[])[],
  rounds = 3,
): Difficulties => {
  let known: Difficulties = new Map();
  for (let round = 0; round < rounds; round += 1) known = measureOnce(graph, logs, known);
  return known;
};
