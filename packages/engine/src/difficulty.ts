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

import { logOddsOfStrength } from "./belief/gaussian.ts";
import { likelihoodOf } from "./belief/likelihood.ts";
import { matchMoments } from "./belief/moments.ts";
import { toChance } from "./belief/odds.ts";
import { evolve, withoutVoided } from "./evolve.ts";
import type { Difficulty, Graph, MeasuredDifficulty } from "./graph.ts";
import type { Answered, LogEvent } from "./log.ts";
import { logOddsOf } from "./mastery.ts";
import { AUTHORED_DIFFICULTY, PARAMETERS } from "./parameters.ts";
import { positionOf } from "./reach.ts";
import { beginState, type LearnerState } from "./state.ts";

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
    positionOf(graph, answer.concept) !== -1
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

/**
 * Chance that the learner answers right, as it was just before the answer, 0-1; whatever came of it.
 *
 * It is read from the mastery that the learner is told, by strength and logic together, moved by the item's difficulty: whoever
 * knows answers right but for a slip, whoever does not but by a guess.
 */
export function chanceOfAnswer(graph: Graph, state: LearnerState, answer: Answered): number {
  const { guess, slip, difficulty, difficultyVariance } = likelihoodOf({ ...answer, result: "right" });
  const { variance } = strengthOf(graph, state, answer.concept);
  const harder = logOddsOfStrength(difficulty, variance + difficultyVariance);
  return guess + (1 - guess - slip) * toChance(logOddsOf(graph, state, answer.concept) - harder);
}

/** What a fit holds of an item, and how many answers it rests on, from 1. */
export type FittedDifficulty = MeasuredDifficulty & { answers: number };

type Difficulties = ReadonlyMap<string, FittedDifficulty>;

/**
 * The batch fit: difficulties of all items that the logs answer, each log one learner's. What was voided does not count, nor what was
 * measured when the answers were given: the fit depends on the answers alone.
 *
 * @param rounds times that all logs are read, from 1
 */
export function fitDifficulties(
  graph: Graph,
  logs: readonly (readonly LogEvent[])[],
  rounds = 3,
): Difficulties {
  let known: Difficulties = new Map();
  for (let round = 0; round < rounds; round += 1) known = measureOnce(graph, logs, known);
  return known;
}

function strengthOf(graph: Graph, { strengths }: LearnerState, concept: string) {
  const place = positionOf(graph, concept);
  return { mean: strengths.mean[place] ?? 0, variance: strengths.variance[place] ?? 1 };
}

function measureOnce(
  graph: Graph,
  logs: readonly (readonly LogEvent[])[],
  known: Difficulties,
): Difficulties {
  const found = new Map<string, FittedDifficulty>();
  for (const log of logs) {
    let state = beginState(graph);
    for (const event of withoutVoided(log)) {
      const read = event.kind === "answered" ? { ...event, measured: measuredIn(known, event.item) } : event;
      if (read.kind === "answered") measureInto(graph, found, state, read);
      state = evolve(graph, state, read);
    }
  }
  return found;
}

function measuredIn(known: Difficulties, item: string): MeasuredDifficulty | undefined {
  const found = known.get(item);
  return found && { difficulty: found.difficulty, variance: found.variance };
}

function measureInto(
  graph: Graph,
  found: Map<string, FittedDifficulty>,
  state: LearnerState,
  answer: Answered,
): void {
  if (!measuresItem(graph, state, answer)) return;
  const before = found.get(answer.item) ?? { ...authoredDifficulty(answer.difficulty), answers: 0 };
  const after = measureDifficulty(graph, state, answer, before);
  found.set(answer.item, { ...after, answers: before.answers + 1 });
}
