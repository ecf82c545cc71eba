/** One concept of a track and what it directly needs. */
export type ConceptNode = { id: string; requires: readonly string[]; minutes: number };

/** Something that can wait until every concept of `unlockedBy` was shown. */
export type WaitNode = { id: string; unlockedBy: readonly string[] };

export type ItemKind =
  | "choose-one"
  | "choose-several"
  | "predict-output"
  | "order-lines"
  | "fill-blank"
  | "exercise";

export type ItemNode = {
  id: string;
  concept: string;
  /** Other concepts that a right answer needs. */
  also: readonly string[];
  kind: ItemKind;
  /** Options to choose from; 0 where the answer is typed or run. */
  choices: number;
  difficulty: "easy" | "medium" | "hard";
};

/** What can be learnt, in the order of the syllabus: everything a concept requires stands before it. */
export type Graph = {
  concepts: readonly ConceptNode[];
  waits: readonly WaitNode[];
  items: readonly ItemNode[];
};

/** The concepts of the learner's goal, in the order of the syllabus, closed under what they require unless the learner dropped some. */
export type Goal = { concepts: readonly string[] };
