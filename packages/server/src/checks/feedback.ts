import { type Exercise, type Item, renderMarkdown } from "@aulo/content";
import type { Feedback } from "@aulo/contract";
import type { Graded } from "@aulo/grading";

export function feedbackOnClosed(item: Item, { right, notes, rightAnswer }: Graded): Feedback {
  return { right, becauseHtml: renderMarkdown(item.because), notes, rightAnswer, solutions: [] };
}

type Verdict = {
  right: boolean;
  /** Markdown. */
  says: string;
  /** Only a learner who has passed the exercise or given it up sees the author's solutions. */
  showSolutions: boolean;
};

export function feedbackOnExercise(
  { solutions }: Exercise,
  { right, says, showSolutions }: Verdict,
): Feedback {
  return {
    right,
    becauseHtml: renderMarkdown(says),
    notes: [],
    rightAnswer: null,
    solutions: showSolutions
      ? solutions.map(({ name, note, files }) => ({ name, noteHtml: renderMarkdown(note), files }))
      : [],
  };
}
