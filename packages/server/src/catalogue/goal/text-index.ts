import type { Concept, Track } from "@aulo/content";
import MiniSearch from "minisearch";
import { textOfItem } from "../item-text.ts";
import { withoutTags } from "../lesson-sections.ts";
import { contentWords } from "./words.ts";

/** A concept whose lesson, items and exercises share words with a goal. */
export type TextHit = { concept: string; matched: string[]; score: number };

export type TextIndex = {
  /** Concepts by BM25 across all their text, best first. */
  search: (stems: readonly string[]) => TextHit[];
};

type TextDocument = { id: string; names: string; lesson: string; practice: string };

export function buildTextIndex({ concepts }: Track): TextIndex {
  const index = new MiniSearch<TextDocument>({
    fields: ["names", "lesson", "practice"],
    tokenize: (text) => contentWords(text).map(({ stem }) => stem),
    processTerm: (term) => term,
  });
  index.addAll(concepts.map(toDocument));
  return {
    search: (stems) =>
      index
        .search(stems.join(" "), { tokenize: (text) => text.split(" "), boost: { names: 3, lesson: 1.5 } })
        .map(({ id, queryTerms, score }) => ({ concept: String(id), matched: queryTerms, score })),
  };
}

function toDocument({ id, title, use, aliases, blocks, items, exercises }: Concept): TextDocument {
  return {
    id,
    names: [title, use, ...aliases].join("\n"),
    lesson: blocks.map((block) => (block.kind === "text" ? withoutTags(block.html) : block.code)).join("\n"),
    practice: [
      ...items.flatMap((item) => [textOfItem(item), ...item.hints]),
      ...exercises.map(({ title: exercise, prompt }) => `${exercise}\n${prompt.markdown}`),
    ].join("\n"),
  };
}
