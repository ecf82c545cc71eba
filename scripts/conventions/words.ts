/**
 * Plain words: counts patterns that make a sentence a riddle.
 *
 * 1. Comments, test titles and documents are read, without code, quotations and links.
 * 2. A pattern is counted per 1,000 words of a package or folder. Questions do not count.
 * 3. A count above the limit fails, with the file, line and sentence of each place.
 *
 * The limits come from five well-written code bases: docs/decisions/0015-one-hand.md has their levels.
 */
import type { Text } from "./texts.ts";

export type Pattern = { name: string; of: RegExp; instead: string; limitPerThousand: number };

/** A sentence that matches a pattern, with its place. */
export type Riddle = { file: string; line: number; pattern: string; sentence: string };

export const PATTERNS: readonly Pattern[] = [
  {
    name: "“what …” as a noun",
    of: /\b(what(ever)?|whoever)\b/gi,
    instead: "name the thing: the reply, the process, the answer",
    limitPerThousand: 0.8,
  },
  {
    name: "“that which”, “all that”, “all of it”",
    of: /\b(that which|those which|all that|all of it|of all that)\b/gi,
    instead: "name the things",
    limitPerThousand: 0.1,
  },
  {
    name: "“such” without “as”",
    of: /\bsuch\b(?! as\b)/gi,
    instead: "name the thing again",
    limitPerThousand: 0.2,
  },
  {
    name: "“is none”, “is no X”",
    of: /(?<!\bthere )\b(is|are|was|were) (none\b|no (?!longer\b|more\b|one\b|other\b)[a-z])/gi,
    instead: "say “is not a string”",
    limitPerThousand: 0.1,
  },
  {
    name: "a riddle for an opening",
    of: /^(The same,|As \w+, but\b|Such\b|None\b)/gi,
    instead: "start with the noun that a reader searches for",
    limitPerThousand: 0.1,
  },
  {
    name: "“shall”",
    of: /\bshall\b/gi,
    instead: "say “must”",
    limitPerThousand: 0,
  },
];

/** Fewest places that fail. In a folder of few words, a single place would be above every limit. */
const FEWEST_THAT_FAIL = 2;

/** Sentences that match a pattern, once for each match. */
export function findRiddles(texts: readonly Text[]): readonly Riddle[] {
  return texts.flatMap(({ file, line, words }) =>
    sentencesOf(words).flatMap((sentence) =>
      PATTERNS.flatMap(({ name, of }) =>
        sentence.endsWith("?")
          ? []
          : [...sentence.matchAll(of)].map(() => ({ file, line, pattern: name, sentence })),
      ),
    ),
  );
}

export function countWords(texts: readonly Text[]): number {
  return texts.reduce((sum, { words }) => sum + (words.match(/[A-Za-z’']+/g)?.length ?? 0), 0);
}

/** Messages on the faults of one package or folder; empty when every pattern is within its limit. */
export function checkWords(group: string, texts: readonly Text[]): readonly string[] {
  const words = countWords(texts);
  const riddles = findRiddles(texts);
  return PATTERNS.flatMap(({ name, instead, limitPerThousand }) => {
    const places = riddles.filter(({ pattern }) => pattern === name);
    if (places.length <= Math.max(FEWEST_THAT_FAIL - 1, (limitPerThousand * words) / 1000)) return [];
    const rate = ((places.length / words) * 1000).toFixed(1);
    return [
      `${group}: ${name}: ${rate} in 1,000 words, at most ${limitPerThousand}; ${instead}`,
      ...places.map(({ file, line, sentence }) => `  ${file}:${line}: ${sentence}`),
    ];
  });
}

function sentencesOf(words: string): readonly string[] {
  return words.match(/[^.!?]+[.!?]*/g)?.map((sentence) => sentence.trim()) ?? [];
}
