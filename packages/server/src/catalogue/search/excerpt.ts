import type { TextPiece } from "@aulo/contract";

/** Characters of an excerpt before the first match, and from there on. */
const BEFORE = 60;
const FROM = 140;

/**
 * The part of a text around its first match, cut between words, with every match marked. A text without a match gives its beginning.
 *
 * @param terms words of letters and digits, as the search found them
 */
export function excerptOf(text: string, terms: readonly string[]): TextPiece[] {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const pattern = patternOf(terms);
  const first = pattern === null ? 0 : Math.max(0, line.search(pattern));
  const start = first <= BEFORE ? 0 : line.indexOf(" ", first - BEFORE) + 1;
  const isCut = line.length > first + FROM;
  const end = isCut ? Math.max(line.lastIndexOf(" ", first + FROM), first + 1) : line.length;
  const shown = `${start > 0 ? "… " : ""}${line.slice(start, end)}${isCut ? " …" : ""}`;
  // The pattern has one group, so every second piece is a match.
  const pieces = pattern === null ? [shown] : shown.split(pattern);
  return pieces
    .map((piece, index) => ({ text: piece, isMatch: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

/** Finds the terms as whole words; null without a term. */
function patternOf(terms: readonly string[]): RegExp | null {
  if (terms.length === 0) return null;
  const longestFirst = terms.toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}
