/**
 * Logs of simulated learners over items of which it is known how hard they are.
 *
 * 1. Each item is harder or easier than its author takes it to be, by a normal draw.
 * 2. Each learner has a level of its own, and one for each concept around it.
 * 3. An answer is right by a probit of the level over the item's difficulty, with a lucky guess and a slip now and then: another curve than
 *    the engine's.
 */
import type { Graph, ItemNode } from "../graph.ts";
import { hashOf } from "../hash.ts";
import type { Answered } from "../log.ts";
import { AUTHORED_DIFFICULTY, guessAndSlip } from "../parameters.ts";
import { answered } from "./given.ts";

const AUTHORS_SPREAD = 0.6;
const LEVEL_SPREAD = 1;
const CONCEPT_SPREAD = 0.6;

/** What is true of an item's difficulty, on the scale of strength. */
export function trueDifficulty({ id, difficulty }: ItemNode): number {
  return AUTHORED_DIFFICULTY[difficulty] + AUTHORS_SPREAD * normal(`item ${id}`);
}

/** One learner's answers to so many of the items, drawn by chance. */
export function logOfLearner({ items }: Graph, learner: string, answers: number): Answered[] {
  return items
    .map((item) => ({ item, lot: hashOf(`${learner} lot ${item.id}`) }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, answers)
    .map(({ item }) => answered(item.id, isRight(item, learner) ? "right" : "wrong"));
}

/** One draw of the standard normal that depends on the name alone (Box and Muller 1958). */
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

/** Chance below a value under the standard normal, within .01 (Bowling et al. 2009). */
function below(value: number): number {
  return 1 / (1 + Math.exp(-1.702 * value));
}
