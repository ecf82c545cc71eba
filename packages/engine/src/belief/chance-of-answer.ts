import type { Graph } from "../graph.ts";
import type { Answered } from "../log.ts";
import type { LearnerState } from "../state.ts";
import { logOddsOfStrength } from "./gaussian.ts";
import { likelihoodOf } from "./likelihood.ts";
import { logOddsOf, strengthOf } from "./mastery.ts";
import { toChance } from "./odds.ts";

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
