/** A question: an item and the concepts it exercises. */
export interface Question {
  readonly item: string;
  /** At least one, each once; their order carries no meaning. */
  readonly concepts: readonly string[];
  /** Seconds on a clock that never goes back for one learner, or 0 when the time is unknown. */
  readonly at: number;
}

/** One answer of one learner. */
export interface PredictorRow extends Question {
  readonly learner: string;
  readonly right: boolean;
}

/** Name of a set of concepts. Concepts that are asked together count as a skill of their own. */
export function setNameOf(concepts: readonly string[]): string {
  return concepts.length === 1 ? (concepts[0] ?? "") : [...concepts].sort().join("\u0000");
}
