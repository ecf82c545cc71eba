import { highlight, type Item, renderMarkdown, runsAlone } from "@aulo/content";
import type { Files, PublicItem } from "@aulo/contract";
import type { ExerciseEntry, ItemEntry } from "./item-entry.ts";
import { allLines } from "./order-lines.ts";
import { shuffled } from "./shuffle.ts";

/**
 * The form of an item that goes to clients. It holds no right answer, explanation, hint, test, solution or walk through a solution.
 *
 * @param seed decides the order of options and lines; keep it with the opened item, because grading needs it
 * @param ownFiles the learner's own code, with which a milestone begins in place of a colleague's
 */
export function toPublicItem(entry: ItemEntry, seed: number, ownFiles: Files | null = null): PublicItem {
  switch (entry.kind) {
    case "closed":
      return toPublicClosed(entry.item, entry.concept, seed);
    case "exercise":
      return toPublicExercise(entry, ownFiles);
  }
}

function toPublicClosed(item: Item, concept: string, seed: number): PublicItem {
  const base = {
    id: item.id,
    concept,
    askHtml: renderMarkdown(item.ask),
    difficulty: item.difficulty,
    hints: item.hints.length,
  };
  switch (item.kind) {
    case "choose-one":
    case "choose-several": {
      const options = shuffled(item.options, seed).map(({ id, value }) => ({
        id,
        html: renderMarkdown(value.text),
      }));
      return { ...base, kind: item.kind, options };
    }
    case "predict-output": {
      const codeHtml = highlight(item.code, item.language);
      return { ...base, kind: item.kind, language: item.language, code: item.code, codeHtml };
    }
    case "order-lines": {
      const lines = shuffled(allLines(item), seed).map(({ id, value }) => ({ id, text: value }));
      return { ...base, kind: item.kind, lines };
    }
    case "fill-blank":
      return {
        ...base,
        kind: item.kind,
        language: item.language,
        code: item.code,
        blanks: item.blanks.length,
      };
  }
}

function toPublicExercise({ exercise, limits, project }: ExerciseEntry, ownFiles: Files | null): PublicItem {
  const { id, concept, difficulty, title, entry, minutes, starter, support, kind } = exercise;
  return {
    kind: "exercise",
    id,
    concept,
    askHtml: exercise.prompt.html,
    difficulty,
    hints: exercise.hints.length,
    title,
    exerciseKind: kind,
    entry,
    minutes,
    starter: ownFiles ?? starter,
    support,
    runsAlone: runsAlone(exercise),
    limits,
    milestone:
      project === null || exercise.milestone === null
        ? null
        : {
            project: project.title,
            storyHtml: project.story.html,
            position: exercise.milestone.position,
            of: project.milestones.length,
            isOwnCode: ownFiles !== null,
          },
  };
}
