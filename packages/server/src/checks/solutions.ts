import { type Exercise, renderMarkdown } from "@aulo/content";
import type { Solution } from "@aulo/contract";

/** The author's solutions, for a learner who has passed the exercise or given it up. */
export function solutionsOf({ solutions }: Exercise): Solution[] {
  return solutions.map(({ name, note, files }) => ({ name, noteHtml: renderMarkdown(note), files }));
}
