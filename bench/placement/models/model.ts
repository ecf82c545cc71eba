import type { ItemNode } from "@aulo/engine";
import type { AskedItem, Result } from "../../simulation/answering.ts";
import type { Course } from "../../simulation/course.ts";
import type { Random } from "../../simulation/random.ts";
import type { Population } from "./population.ts";

/** Beliefs in the concepts of one learner. */
export type Model = {
  take(item: AskedItem, result: Result): void;
  /** Belief that the concept is known, 0-1. */
  belief(concept: string): number;
};

/** A model that also chooses its questions. */
export type Placer = Model & {
  /** The next question, a closed item of a concept not asked yet; null when it has none left. */
  next(): ItemNode | null;
  /** Whether it would stop the placement now. */
  stops(): boolean;
};

/** Prior knowledge of a row: the course as written, and parameters fitted to development learners. */
export type Setting = { seen: Course; population: Population; random: Random };

/** Maximum number of questions of a placement. */
export const QUESTIONS_AT_MOST = 25;

/** A concept is decided when its belief lies outside this range. A placement stops when this share of the concepts is decided. */
const UNDECIDED = { from: 0.2, to: 0.8 } as const;
const DECIDED_SHARE = 0.9;

export function isUndecided(belief: number): boolean {
  return belief > UNDECIDED.from && belief < UNDECIDED.to;
}

export function isDecided(course: Course, model: Model): boolean {
  return (
    course.concepts.filter(({ id }) => isUndecided(model.belief(id))).length <=
    (1 - DECIDED_SHARE) * course.concepts.length
  );
}
