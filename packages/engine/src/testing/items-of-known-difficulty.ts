/**
 * Logs of simulated learners over items with known difficulties.
 *
 * 1. The true difficulty of each item differs from its author's estimate by a normal draw.
 * 2. Each learner has a general level, and a level for each concept, spread around it.
 * 3. An answer is right with the probability of a probit of the level less the item's difficulty, plus guesses and slips. This curve
 *    differs from the engine's.
 */
import type { Graph, ItemNode } from "../graph.ts";
import { hashOf } from "../hash.ts";
import type { Answered } from "../log.ts";
import { AUTHORED_DIFFICULTY, guessAndSlip } from "../parameters.ts";
import { answered } from "./given.ts";

const AUTHORS_SPREAD = 0.6;
const LEVEL_SPREAD = 1;
const CONCEPT_SPREAD = 0.6;

/** True difficulty of an item, on the scale of strength. */
export function trueDifficulty({ id, difficulty }: ItemNode): number {
  return AUTHORED_DIFFICULTY[difficulty] + AUTHORS_SPREAD * normal(`item ${id}`);
}

/** Answers of one learner to a random choice of `answers` items. */
export function logOfLearner({ items }: Graph, learner: string, answers: number): Answered[] {
  return items
    .map((item) => ({ item, lot: hashOf(`${learner} lot ${item.id}`) }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, answers)
    .map(({ item }) => answerTo(item, isRight(item, learner)));
}

/** A learner who cannot do an exercise runs it, and gives it up. */
function answerTo({ id, kind }: ItemNode, right: boolean): Answered {
  if (right) return answered(id, "right");
  return kind === "exercise" ? answered(id, "dont-know", { tries: 1 }) : answered(id, "wrong");
}

/** A standard normal draw that depends on the name alone (Box and Muller 1958). */
function normal(name: string): number {
  return (
    Math.sqrt(-2 * Math.log(uniform(`${name} length`))) * Math.cos(2 * Math.PI * uniform(`${name} angle`))
  );
}

function uniform(name: string): number {
  return (hashOf(name) + 0.5) / 2 ** 32;
}

function isRight(item: ItemNode, learner: string): boolean {
  const level =
    0.3 + LEVEL_SPREAD * normal(`${learner} level`) + CONCEPT_SPREAD * normal(`${learner} ${item.concept}`);
  const { guess, slip } = guessAndSlip(item.kind, item.choices);
  const chance = guess + (1 - guess - slip) * below(1.2 * (level - trueDifficulty(item)));
  return uniform(`${learner} ${item.id} answer`) < chance;
}

/** Cumulative standard normal, within .01 (Bowling et al. 2009). */
function below(value: number): number {
  return 1 / (1 + Math.exp(-1.702 * value));
}
