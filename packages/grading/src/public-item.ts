import { type Exercise, type Item, renderMarkdown, toExerciseJob } from "@aulo/content";
import type { PublicItem } from "@aulo/contract";
import { limitsOf } from "@aulo/runner";
import type { CatalogueItem } from "../../server/src/catalogue/catalogue.ts";
import { shuffled } from "./shuffle.ts";

/** What can be put in order: the right lines and those that do not belong, in the order of the track. */
export function allLines(item: Extract<Item, { kind: "order-lines" }>): string[] {
  return [...item.lines, ...item.distractors.map(({ text }) => text)];
}

/**
 * The one way from an item to the wire: without what is right, why, what is tested or how it is solved.
 *
 * @param seed decides the order of options and lines; keep it with the opened item, since answers are read back by it
 */
export function toPublicItem(entry: CatalogueItem, seed: number): PublicItem {
  switch (entry.kind) {
    case "closed":
      return toPublicClosed(entry.item, entry.concept, seed);
    case "exercise":
      return toPublicExercise(entry.exercise);
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
      const options = shuffled(item.options, seed).map(({ id, thing }) => ({
        id,
        html: renderMarkdown(thing.text),
      }));
      return { ...base, kind: item.kind, options };
    }
    case "predict-output": {
      const codeHtml = renderMarkdown(`\`\`\`${item.language}\n${item.code}\n\`\`\``);
      return { ...base, kind: item.kind, language: item.language, code: item.code, codeHtml };
    }
    case "order-lines": {
      const lines = shuffled(allLines(item), seed).map(({ id, thing }) => ({ id, text: thing }));
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

function toPublicExercise(exercise: Exercise): PublicItem {
  const { id, concept, difficulty, title, entry, minutes, starter, support, kind } = exercise;
  const { timeoutMs, memoryMb } = limitsOf(toExerciseJob(exercise, starter, 0));
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
    starter,
    support,
    limits: { timeoutMs, memoryMb },
  };
}
