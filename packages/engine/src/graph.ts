/** One concept of a track, with its direct prerequisites. The beliefs in the concepts of one stage are correlated. */
export type ConceptNode = { id: string; requires: readonly string[]; minutes: number; stage?: string };

/**
 * A subject that can wait: its door opens once the learner has shown every concept of `unlockedBy`. Until then none of its `concepts` is taught.
 * The concepts of `unlockedBy` are prerequisites of them all.
 */
export type WaitNode = { id: string; unlockedBy: readonly string[]; concepts: readonly string[] };

export const ITEM_KINDS = [
  "choose-one",
  "choose-several",
  "predict-output",
  "order-lines",
  "fill-blank",
  "exercise",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** The author's estimates of how hard an item is. */
export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** Difficulty measured from learners' answers: mean and variance, on the scale of strength. */
export type MeasuredDifficulty = { difficulty: number; variance: number };

export type ItemNode = {
  id: string;
  concept: string;
  /** Other concepts that a right answer requires. */
  also: readonly string[];
  kind: ItemKind;
  /** Options to choose from; 0 when the answer is typed or run. */
  choices: number;
  difficulty: Difficulty;
  /** Minutes to answer it. */
  minutes: number;
  /** Number of its hints. */
  hints: number;
  /** Concepts that passing an exercise shows by code: those it is written for, and those that its tests name. Empty for closed items. */
  shows: readonly string[];
};

/** A milestone: an exercise that belongs to a project, and is asked by itself only, never in the check of a concept. */
export type MilestoneNode = ItemNode & {
  /** Concepts to know before it: its own and those of the earlier milestones. */
  needs: readonly string[];
};

/** A code base that grows with the path. */
export type ProjectNode = {
  id: string;
  /** Targets of each goal that ends in it. */
  ends: readonly (readonly string[])[];
  /** In order. */
  milestones: readonly MilestoneNode[];
};

/** The prerequisite graph of a track, in syllabus order: a concept comes after all its prerequisites. */
export type Graph = {
  concepts: readonly ConceptNode[];
  waits: readonly WaitNode[];
  items: readonly ItemNode[];
  projects: readonly ProjectNode[];
};

/** A learner's goal. */
export type Goal = {
  /** In syllabus order. Prerequisites are included, except for those that the learner dropped. */
  concepts: readonly string[];
  /** Concepts that the learner wants for themselves: the goal is reached once they are strong. */
  targets: readonly string[];
  /** Whether the goal was reached before: it stays so. Left out where no goal ends, as in a course without one. */
  reached?: boolean;
};
