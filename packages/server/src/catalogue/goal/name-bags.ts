/**
 * Concepts by the words of all their names together.
 *
 * 1. A concept's words are those of its title, of its use and of its names. A word that few concepts have weighs more than one that many have.
 * 2. A concept's share of a goal is the weight of the goal's words that it has, of the weight of all. A word that no concept has weighs most.
 * 3. Of two concepts with about the same share, the better one has a name that is nearer to the goal.
 */

import type { Track } from "@aulo/content";
import { CONTEXT, contentWords } from "./words.ts";

/** A concept, the words of a goal that it has, their share of the goal's weight (0-1), and the share of those in its nearest name. */
export type BagHit = { concept: string; covered: string[]; share: number; inOneName: number };

export type NameBags = {
  /** Concepts that have one of the words, best first. */
  search: (stems: readonly string[]) => BagHit[];
  /** Weight of these words of a goal (0-1). */
  shareOf: (covered: readonly string[], stems: readonly string[]) => number;
  /** Whether few concepts have the word. */
  isRare: (stem: string) => boolean;
};

/** Weight of a word of context beside one that names a subject. */
const CONTEXT_WEIGHT = 0.3;

/** Most concepts that a rare word leads to. */
const RARE = 12;

export function buildNameBags({ concepts }: Track): NameBags {
  const bags = concepts.map(({ id, title, use, aliases }) => {
    const names = [title, ...aliases].map(toStems);
    return { id, names, words: new Set([...names.flatMap((name) => [...name]), ...toStems(use)]) };
  });
  const counts = new Map<string, number>();
  for (const { words } of bags) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weightOf = (stem: string) =>
    Math.log(1 + bags.length / (counts.get(stem) ?? 1)) * (CONTEXT.has(stem) ? CONTEXT_WEIGHT : 1);
  const weigh = (stems: Iterable<string>) => [...stems].reduce((sum, stem) => sum + weightOf(stem), 0);
  const shareOf = (covered: readonly string[], stems: readonly string[]) =>
    weigh(covered) / Math.max(weigh(stems), Number.EPSILON);
  return {
    shareOf,
    isRare: (stem) => !CONTEXT.has(stem) && (counts.get(stem) ?? 0) <= RARE,
    search: (stems) =>
      bags
        .flatMap(({ id, words, names }) => {
          const covered = stems.filter((stem) => words.has(stem));
          if (covered.length === 0) return [];
          const near = names.map((name) => {
            const common = weigh(covered.filter((stem) => name.has(stem)));
            return { common, nearness: (2 * common) / (weigh(stems) + weigh(name)) };
          });
          const share = shareOf(covered, stems);
          const nearest = Math.max(...near.map(({ nearness }) => nearness));
          const inOneName = Math.max(...near.map(({ common }) => common)) / weigh(stems);
          return [{ concept: id, covered, share, inOneName, rank: share + nearest }];
        })
        .sort((a, b) => b.rank - a.rank),
  };
}

function toStems(text: string): ReadonlySet<string> {
  return new Set(contentWords(text).map(({ stem }) => stem));
}
