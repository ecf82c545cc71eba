import { renderMarkdown } from "@aulo/content";
import type { Answer, Note } from "@aulo/contract";

/** An answer to a closed item, judged. */
export type Graded = {
  right: boolean;
  /** Concepts that a wrong answer points at. */
  faults: string[];
  notes: Note[];
  /** In the item's own form and under the ids that the learner saw. */
  rightAnswer: Answer;
};

type Foreseen = { because: string; misconception: string; gap: string | null };

/** What is said to a wrong answer that the author foresaw. */
export function noteOnForeseen(about: string | null, { because, misconception }: Foreseen): Note {
  return {
    about,
    right: false,
    chosen: true,
    becauseHtml: renderMarkdown(because),
    misconception,
  };
}

export function faultsOf(wrongs: readonly { gap: string | null }[]): string[] {
  return [...new Set(wrongs.flatMap(({ gap }) => (gap === null ? [] : [gap])))];
}
