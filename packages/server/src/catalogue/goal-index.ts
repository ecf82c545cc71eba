import type { Track } from "@aulo/content";
import MiniSearch from "minisearch";
import { editDistance } from "./edit-distance.ts";
import { contentWords, LONG_FILLERS, type Word } from "./words.ts";

/** Something that a goal can be about, under one of its names. */
export type Named = {
  id: number;
  kind: "goal" | "wait" | "concept";
  ref: string;
  text: string;
  words: string[];
};

/** A name that shares words with a goal: how many of the goal's, and which part of its own (0-1). */
export type Found = { named: Named; covered: string[]; closeness: number };

export type GoalIndex = {
  /** The names that share a word with these, best first. */
  find: (stems: readonly string[]) => Found[];
  /** The word of the track that is meant, forgiving a typo; null when the track does not know it. */
  recognise: (word: Word) => string | null;
};

const namesOf = (track: Track): Omit<Named, "id" | "words">[] => [
  ...track.goals.flatMap((goal) =>
    [goal.title, ...goal.phrases].map((text) => ({ kind: "goal" as const, ref: goal.id, text })),
  ),
  ...track.waits.flatMap((wait) =>
    [wait.title, ...wait.aliases].map((text) => ({ kind: "wait" as const, ref: wait.id, text })),
  ),
  ...track.concepts.flatMap((concept) =>
    [concept.title, ...concept.aliases].map((text) => ({ kind: "concept" as const, ref: concept.id, text })),
  ),
];

/** Where two names fit equally well: a whole goal says most, and what can wait must not hide behind a concept. */
const PREFERENCE = { wait: 0.3, goal: 0.2, concept: 0 } as const;

/**
 * Edits that are still a typo. MiniSearch's own fuzzy search is not used for this: it takes swapped letters for two
 * edits, and "doctor" for as near to "docker" as "dokcer".
 */
const typosIn = (word: string): number => (word.length < 5 ? 0 : word.length < 9 ? 1 : 2);

const nearest = (word: string, words: Iterable<string>): string | null => {
  for (const known of words) {
    const near = known[0] === word[0] && Math.abs(known.length - word.length) <= 2;
    if (near && editDistance(word, known) <= typosIn(word)) return known;
  }
  return null;
};

export const buildGoalIndex = (track: Track): GoalIndex => {
  const all = namesOf(track).flatMap((name, id): Named[] => {
    const words = contentWords(name.text).map(({ stem }) => stem);
    return words.length === 0 ? [] : [{ ...name, id, words }];
  });
  const byId = new Map(all.map((named) => [named.id, named]));
  const vocabulary = new Set(all.flatMap(({ words }) => words));
  const search = new MiniSearch<Named>({
    fields: ["text"],
    tokenize: (text) => contentWords(text).map(({ stem }) => stem),
    processTerm: (term) => term,
  });
  search.addAll(all);

  const find = (stems: readonly string[]): Found[] => {
    const results = search.search(stems.join(" "), { tokenize: (text) => text.split(" ") });
    return results
      .flatMap(({ id, queryTerms, score }) => {
        const named = byId.get(id);
        if (named === undefined) return [];
        const closeness = queryTerms.length / named.words.length;
        const rank = queryTerms.length + closeness + PREFERENCE[named.kind] + score / 1000;
        return [{ named, covered: queryTerms, closeness, rank }];
      })
      .sort((a, b) => b.rank - a.rank);
  };

  const recognise = ({ stem, written }: Word): string | null => {
    if (vocabulary.has(stem)) return stem;
    const begun = stem.length >= 4 ? [...vocabulary].find((known) => known.startsWith(stem)) : undefined;
    return begun ?? nearest(stem, vocabulary) ?? nearest(written, vocabulary);
  };

  return { find, recognise };
};

/** True when the word is a misspelt filler, such as "undrestand". */
export const isMisspeltFiller = ({ written }: Word): boolean => nearest(written, LONG_FILLERS) !== null;
