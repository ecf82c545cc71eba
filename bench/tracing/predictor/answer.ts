/** What a learner is asked: an item and the concepts it exercises. */
export interface Question {
  readonly item: string;
  /** At least one, each once; their order carries no meaning. */
  readonly concepts: readonly string[];
  /** Seconds on any clock that runs on for one learner, or 0 where no time is known. */
  readonly at: number;
}

/** One answer of one learner. */
export interface PredictorRow extends Question {
  readonly learner: string;
  readonly right: boolean;
}

/** Concepts that are asked together are one more thing that is practised: its name. */
export function setNameOf(concepts: readonly string[]): string {
  return concepts.length === 1 ? (concepts[0] ?? "") : [...concepts].sort().join("\u0000");
}
