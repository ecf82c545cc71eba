/**
 * Names that are near to a sentence: "two people edit one note and one change is lost" is near to "changes get lost".
 *
 * 1. All words of a sentence count but the smallest. A word that few concepts have weighs more than one that many have.
 * 2. A name is near by the cosine of its weighted words and those of the sentence.
 * 3. A concept is near by its nearest name, by the weight of the sentence's words that all its names have, and a little by its full text.
 */

import type { Track } from "@aulo/content";
import type { TextIndex } from "./text-index.ts";
import { CONTEXT, isFiller, stemsOf } from "./words.ts";

/** A goal, a subject that can wait or a concept that is near. */
export type NearHit = {
  kind: "goal" | "wait" | "concept";
  ref: string;
  /** Words of the sentence that it has. */
  covered: string[];
  /** Nearness of its nearest name (0-1), and weight of the words that it has, of all words of the sentence (0-1). */
  nearness: number;
  share: number;
  /** By which hits are compared (0-2). */
  score: number;
};

export type NearNames = {
  /** Near concepts, goals and waits, best first. */
  search: (stems: readonly string[]) => NearHit[];
  /** True for a word that some name has. */
  isKnown: (stem: string) => boolean;
};

/** The words of its names, all together and each with its length. */
type Entry = {
  kind: NearHit["kind"];
  ref: string;
  words: ReadonlySet<string>;
  names: { words: ReadonlySet<string>; length: number }[];
};

const SHARE_WEIGHT = 0.8;
const TEXT_WEIGHT = 0.2;
const FILLER_WEIGHT = 0.7;
const CONTEXT_WEIGHT = 0.5;
/** A word that no name has weighs as if this part of a concept had it. */
const UNKNOWN = 0.7;

/** Words of which no sentence is about one. */
const SMALLEST: ReadonlySet<string> = new Set(
  stemsOf(`a an the my our your their his her its this that these those i we you he she they me us him them is are was were be been am to of in on
for and or but with at by from as it so do does did have has had will would can could should if then than there here what which who how why when where not
no into out up some any all very just also too please want need learn understand teach help explain know`),
);

/** The words of a sentence that count. */
export function nearWords(text: string): string[] {
  return [...new Set(stemsOf(text).filter((word) => !SMALLEST.has(word)))];
}

export function buildNearNames({ concepts, waits, goals }: Track, texts: TextIndex): NearNames {
  const named = [
    ...concepts.map(({ id, title, use, aliases }) => withWords("concept", id, [title, use, ...aliases])),
    ...waits.map(({ id, title, aliases }) => withWords("wait", id, [title, ...aliases])),
    ...goals.map(({ id, title, phrases }) => withWords("goal", id, [title, ...phrases])),
  ];
  const counts = new Map<string, number>();
  for (const { words } of named) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weightOf = (word: string) =>
    Math.log(1 + named.length / (counts.get(word) ?? UNKNOWN)) *
    (isFiller(word) ? FILLER_WEIGHT : 1) *
    (CONTEXT.has(word) ? CONTEXT_WEIGHT : 1);
  const weights = new Map([...counts.keys()].map((word) => [word, weightOf(word)]));
  const weigh = (word: string) => weights.get(word) ?? weightOf(word);
  const sum = (words: Iterable<string>) => [...words].reduce((all, word) => all + weigh(word), 0);
  const lengthOf = (words: Iterable<string>) => Math.hypot(...[...words].map(weigh));
  const entries: Entry[] = named.map(({ names, ...entry }) => ({
    ...entry,
    names: names.map((words) => ({ words, length: lengthOf(words) })),
  }));
  return {
    isKnown: (stem) => counts.has(stem),
    search: (stems) => {
      const length = lengthOf(stems);
      const all = sum(stems);
      const hits = texts.search(stems.filter((stem) => !CONTEXT.has(stem) && !isFiller(stem)));
      const byText = new Map(hits.map(({ concept, score }) => [concept, score / (hits[0]?.score ?? 1)]));
      return entries
        .flatMap((entry) => {
          const covered = stems.filter((stem) => entry.words.has(stem));
          if (covered.length === 0) return [];
          const near = entry.names.map((name) => {
            const common = covered.filter((stem) => name.words.has(stem));
            return common.reduce((dot, stem) => dot + weigh(stem) ** 2, 0) / (length * name.length);
          });
          const nearness = Math.max(...near);
          const share = sum(covered) / all;
          const text = entry.kind === "concept" ? (byText.get(entry.ref) ?? 0) : 0;
          const score = nearness + SHARE_WEIGHT * share + TEXT_WEIGHT * text;
          return [{ kind: entry.kind, ref: entry.ref, covered, nearness, share, score }];
        })
        .sort((a, b) => b.score - a.score);
    },
  };
}

function withWords(kind: NearHit["kind"], ref: string, texts: readonly string[]) {
  const names = texts.map((text) => new Set(nearWords(text))).filter((words) => words.size > 0);
  return { kind, ref, names, words: new Set(names.flatMap((words) => [...words])) };
}
