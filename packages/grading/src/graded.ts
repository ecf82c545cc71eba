import type { Answer, Note } from "@aulo/contract";

/** The verdict on an answer to a closed item. */
export type Graded = {
  right: boolean;
  /** Concepts that a wrong answer points at. */
  faults: string[];
  notes: Note[];
  /** The right answer in the item's own form, under the ids that the learner saw. */
  rightAnswer: Answer;
};

/** The answer names something that was not shown, or is of another kind than the item. */
export class UnfitAnswerError extends Error {
  override name = "UnfitAnswerError";
  /** Where the fault is in the answer: `answer.option`. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** Concepts that the wrong answers foreseen by the author point at, each once. */
export function faultsOf(wrongs: readonly { gap: string | null }[]): string[] {
  return [...new Set(wrongs.flatMap(({ gap }) => (gap === null ? [] : [gap])))];
}
