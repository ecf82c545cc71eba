import type { Answered } from "./log.ts";
import { PARAMETERS } from "./parameters.ts";
import type { ConceptState } from "./state.ts";

const grow = (held: ConceptState, at: number): number => {
  const rested = held.shownAt !== null && at - held.shownAt >= PARAMETERS.restMs;
  return rested ? held.halfLifeDays * PARAMETERS.halfLifeGrowth : held.halfLifeDays;
};

/**
 * How well a concept is remembered after an answer to one of its own items: a success after a rest lengthens the half-life, a miss halves it.
 *
 * @param shown whether the concept counts as shown after the answer
 */
export const afterAnswer = (held: ConceptState, answer: Answered, shown: boolean): ConceptState => {
  if (answer.result === "right") {
    return shown ? { ...held, halfLifeDays: grow(held, answer.at), shownAt: answer.at } : held;
  }
  const halfLifeDays = Math.max(PARAMETERS.shortestHalfLifeDays, held.halfLifeDays / 2);
  return { ...held, halfLifeDays };
};
