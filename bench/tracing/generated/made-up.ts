import { seededChance } from "../../../scripts/simulate/seeded-chance.ts";
import type { AnswerRow } from "../read-answers.ts";

/** Random numbers of one generated data set, all from one seed. */
export interface Source {
  readonly chance: () => number;
  readonly normal: () => number;
  readonly below: (count: number) => number;
}

export function sourceOf(seed: number): Source {
  const chance = seededChance(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return { chance, normal, below: (count) => Math.floor(chance() * count) };
}

export function sigma(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, k) => make(k));
}

export function pick<T>(source: Source, list: readonly T[]): T {
  const found = list[source.below(list.length)];
  if (found === undefined) throw new RangeError("There is nothing to pick from.");
  return found;
}

export function row(
  learner: number,
  item: string,
  skills: readonly string[],
  right: boolean,
  seconds = 0,
): AnswerRow {
  return {
    learner: `learner-${learner}`,
    item,
    skills: [...new Set(skills)].sort(),
    right,
    seconds,
  };
}

/** Answers of `learners` learners, one learner after the other. */
export type Generator = (source: Source, learners: number) => AnswerRow[];
