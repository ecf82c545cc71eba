import type { Track } from "@aulo/content";
import MiniSearch from "minisearch";
import { editDistance } from "./edit-distance.ts";
import { CONTEXT, contentWords, LONG_FILLERS, type Word } from "./words.ts";

/** One name of a goal, a later subject (“wait”) or a concept. */
export type Named = {
  id: number;
  kind: "goal" | "wait" | "concept";
  /** Id of the goal, the wait or the concept. */
  ref: string;
  text: string;
  isTitle: boolean;
  words: string[];
};

/** A name that shares words with a goal: the shared words, and their share of the name (0-1). */
export type Found = { named: Named; covered: string[]; closeness: number };

export type GoalIndex = {
  /** The names that share a word with these, best first. */
  find: (stems: readonly string[]) => Found[];
  /** Whether any name of the found goal, wait or concept has the word: "graceful shutdown" mixes two names of one concept. */
  isNameOf: (found: Found, stem: string) => boolean;
  /** The word of the track that is meant, forgiving a typo; null for a word that the track does not have. */
  recognise: (word: Word) => string | null;
};

type Naming = Pick<Named, "kind" | "ref" | "text" | "isTitle">;

/** Breaks ties between names that fit equally well. A wait must not hide behind a concept, and a whole goal says more than a concept. */
const PREFERENCE = { wait: 0.3, goal: 0.2, concept: 0 } as const;
const TITLE_PREFERENCE = 0.1;

/** Weight of a context word; a word of the subject weighs 1. */
const CONTEXT_WEIGHT = 0.5;

/** Shorter words are too near to others: "piano" is one edit from "pino". */
const SHORTEST_MISSPELT = 5;

export function buildGoalIndex(track: Track): GoalIndex {
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
        const said = queryTerms.reduce((sum, term) => sum + (CONTEXT.has(term) ? CONTEXT_WEIGHT : 1), 0);
        const preference = PREFERENCE[named.kind] + (named.isTitle ? TITLE_PREFERENCE : 0);
        return [
          { named, covered: queryTerms, closeness, rank: said + closeness + preference + score / 1000 },
        ];
      })
      .sort((a, b) => b.rank - a.rank);
  };

  const recognise = ({ stem, written }: Word): string | null => {
    if (vocabulary.has(stem)) return stem;
    const begun = stem.length >= 4 ? [...vocabulary].find((known) => known.startsWith(stem)) : undefined;
    return begun ?? nearest(stem, vocabulary) ?? nearest(written, vocabulary);
  };

  const isNameOf = ({ named }: Found, stem: string): boolean =>
    all.some(({ kind, ref, words }) => kind === named.kind && ref === named.ref && words.includes(stem));

  return { find, recognise, isNameOf };
}

/** True when the word is a misspelt filler, such as "undrestand". */
export function isMisspeltFiller({ written }: Word): boolean {
  return nearest(written, LONG_FILLERS) !== null;
}

function namesOf({ goals, waits, concepts }: Track): Naming[] {
  return [
    ...goals.flatMap(({ id, title, phrases }) => naming("goal", id, title, phrases)),
    ...waits.flatMap(({ id, title, aliases }) => naming("wait", id, title, aliases)),
    ...concepts.flatMap(({ id, title, aliases }) => naming("concept", id, title, aliases)),
  ];
}

function naming(kind: Named["kind"], ref: string, title: string, others: readonly string[]): Naming[] {
  return [
    { kind, ref, text: title, isTitle: true },
    ...others.map((text) => ({ kind, ref, text, isTitle: false })),
  ];
}

function nearest(word: string, words: Iterable<string>): string | null {
  for (const known of words) {
    const comparable = known[0] === word[0] && known.length >= SHORTEST_MISSPELT;
    if (comparable && editDistance(word, known) <= typosIn(word)) return known;
  }
  return null;
}

/**
 * Edits up to which a word counts as misspelt. MiniSearch's own fuzzy search counts swapped letters as two edits, so that
 * "doctor" is as near to "docker" as "dokcer".
 */
function typosIn(word: string): number {
  return word.length < SHORTEST_MISSPELT ? 0 : word.length < 9 ? 1 : 2;
}
