import type { Graph } from "../graph.ts";
import type { Answered } from "../log.ts";
import type { LearnerState } from "../state.ts";
import { logOddsOfStrength } from "./gaussian.ts";
import { likelihoodOf } from "./likelihood.ts";
import { logOddsOf, strengthOf } from "./mastery.ts";
import { toChance } from "./odds.ts";

/**
 * Chance, 0-1, that the learner answers right, as predicted just before the answer. The result of the answer does not matter.
 *
 * It starts from the log-odds of mastery, less the difficulty of the item. A learner who knows the concept answers right unless they slip; one
 * who does not answers right only by a guess.
 *
 * @param state of the learner just before the answer
 */
export function chanceOfAnswer(graph: Graph, state: LearnerState, answer: Answered): number {
  const { guess, slip, difficulty, difficultyVariance } = likelihoodOf({ ...answer, result: "right" });
  const { variance } = strengthOf(graph, state, answer.concept);
  const harder = logOddsOfStrength(difficulty, variance + difficultyVariance);
  return guess + (1 - guess - slip) * toChance(logOddsOf(graph, state, answer.concept) - harder);
}
