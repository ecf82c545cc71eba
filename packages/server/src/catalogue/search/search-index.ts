import type { Concept, Track } from "@aulo/content";
import MiniSearch from "minisearch";
import { textOfItem } from "../item-text.ts";
import { type LessonSection, sectionsOf, withoutTags } from "../lesson-sections.ts";

/** A part of a lesson, or an item with its explanation. */
export type Findable = { kind: "lesson"; concept: string; section: LessonSection } | FindableItem;
type FindableItem = { kind: "item"; concept: string; item: string; text: string };

/** A part of a lesson or an item, with the words that were found in it. */
export type SearchResult = { found: Findable; terms: string[] };

export type SearchIndex = {
  /** By BM25, best first: with all words, or else with some of them. `mayFind` decides which items count. */
  find: (query: string, mayFind: (item: string) => boolean) => SearchResult[];
};

type Indexed = { id: number; title: string; heading: string; text: string };

const BOOST = { title: 2, heading: 3 };
/** A word of the query may be this part wrong; a short one may not. */
const FUZZY = 0.2;
const SHORTEST_FUZZY = 5;
/** Shorter words are found whole only: nearly every text has a word that begins with "a". */
const SHORTEST_PREFIX = 3;
/** Further words of a query are left out. */
const MOST_WORDS = 8;

export function buildSearchIndex({ concepts }: Track): SearchIndex {
  const findables = concepts.flatMap(findablesOf);
  const titles = new Map(concepts.map(({ id, title }) => [id, title]));
  const index = new MiniSearch<Indexed>({ fields: ["title", "heading", "text"], tokenize: wordsOf });
  index.addAll(
    findables.map((each, id) => ({ id, title: titles.get(each.concept) ?? "", ...fieldsOf(each) })),
  );
  return {
    find: (query, mayFind) => {
      const search = (combineWith: "AND" | "OR") =>
        index.search(wordsOf(query).slice(0, MOST_WORDS).join(" "), {
          combineWith,
          boost: BOOST,
          prefix: (term) => term.length >= SHORTEST_PREFIX,
          fuzzy: (term) => (term.length < SHORTEST_FUZZY ? false : FUZZY),
          filter: ({ id }) => isAllowed(findables[id], mayFind),
        });
      const withAll = search("AND");
      const results = withAll.length > 0 ? withAll : search("OR");
      return results.flatMap(({ id, terms }) => {
        const found = findables[id];
        return found === undefined ? [] : [{ found, terms }];
      });
    },
  };
}

function isAllowed(found: Findable | undefined, mayFind: (item: string) => boolean): boolean {
  return found !== undefined && (found.kind === "lesson" || mayFind(found.item));
}

function findablesOf({ id: concept, blocks, items, exercises }: Concept): Findable[] {
  return [
    ...sectionsOf(blocks).map((section): Findable => ({ kind: "lesson", concept, section })),
    ...items.map((item): Findable => {
      return { kind: "item", concept, item: item.id, text: textOfItem(item).replaceAll("`", "") };
    }),
    ...exercises.map(({ id, title, prompt }): Findable => {
      return { kind: "item", concept, item: id, text: `${title}. ${withoutTags(prompt.html)}` };
    }),
  ];
}

function fieldsOf(findable: Findable): Pick<Indexed, "heading" | "text"> {
  if (findable.kind === "item") return { heading: "", text: findable.text };
  const { heading, text } = findable.section;
  return { heading, text };
}

/** Words of letters and digits, so that `Promise.all` is found by either of its words. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
