/** One concept of a track and what it directly needs. Concepts of one stage are believed in together. */
export type ConceptNode = { id: string; requires: readonly string[]; minutes: number; stage?: string };

/** Something that can wait until every concept of `unlockedBy` was shown. */
export type WaitNode = { id: string; unlockedBy: readonly string[] };

export type ItemKind =
  | "choose-one"
  | "choose-several"
  | "predict-output"
  | "order-lines"
  | "fill-blank"
  | "exercise";

/** How hard the author takes an item to be. */
export type Difficulty = "easy" | "medium" | "hard";

/** How hard learners' answers show an item to be: mean and variance, on the scale of strength. */
export type MeasuredDifficulty = { difficulty: number; variance: number };

export type ItemNode = {
  id: string;
  concept: string;
  /** Other concepts that a right answer needs. */
  also: readonly string[];
  kind: ItemKind;
  /** Options to choose from; 0 where the answer is typed or run. */
  choices: number;
  difficulty: Difficulty;
};

/** What can be learnt, in the order of the syllabus: everything a concept requires stands before it. */
export type Graph = {
  concepts: readonly ConceptNode[];
  waits: readonly WaitNode[];
  items: readonly ItemNode[];
};

/** The concepts of the learner's goal, in the order of the syllabus, closed under what they require unless the learner dropped some. */
export type Goal = { concepts: readonly string[] };
