/**
 * Finds the part of a lesson that a mistake belongs to.
 *
 * 1. The lesson is cut at its headings.
 * 2. The mistake is searched in the parts, by BM25 over the words that name subjects. The words of its reason count double.
 * 3. The best part is the answer if it is clearly ahead of the second, and shares several words with the mistake.
 */
import type { Lesson } from "@aulo/contract";
import MiniSearch from "minisearch";
import { contentWords } from "./goal/words.ts";
import { type LessonSection, sectionsOf } from "./lesson-sections.ts";

/** A mistake in plain words. */
export type Mistake = {
  /** Why the answer is wrong; empty when no author said so. */
  reason: string;
  /** The text of the item: its question, its explanation, its code. */
  item: string;
};

/** Found part of a lesson: the id of its heading, and the lead over the second part, from 1. */
export type FoundSection = { id: string; lead: number };

type Section = LessonSection & { key: number };

const REASON_BOOST = 2;
const HEADING_BOOST = 2;
/** On the project's own track, one in eight wrong options has two parts that are closer together. Of the pairs that were read, no one could tell which fits. */
const LEAST_LEAD = 1.2;
const LEAST_WORDS = 2;

/** Null when no part matches well, and for the part before the first heading. */
export function findSection({ blocks }: Pick<Lesson, "blocks">, mistake: Mistake): FoundSection | null {
  const sections = sectionsOf(blocks).map((section, key) => ({ ...section, key }));
  const index = new MiniSearch<Section>({
    idField: "key",
    fields: ["heading", "text"],
    tokenize: stems,
    processTerm: (term) => term,
  });
  index.addAll(sections);
  const inReason = new Set(stems(mistake.reason));
  const [best, second] = index.search(`${mistake.reason}\n${mistake.item}`, {
    boost: { heading: HEADING_BOOST },
    boostTerm: (term) => (inReason.has(term) ? REASON_BOOST : 1),
  });
  if (best === undefined || best.queryTerms.length < LEAST_WORDS) return null;
  const lead = best.score / (second?.score ?? best.score / LEAST_LEAD);
  const id = sections[best.id]?.id ?? "";
  return id === "" || lead < LEAST_LEAD ? null : { id, lead };
}

function stems(text: string): string[] {
  return contentWords(text).map(({ stem }) => stem);
}
