import type { Catalogue } from "../catalogue.ts";
import { isOtherTechnology, OTHER_TOOLS } from "./foreign-stacks.ts";
import { withoutContext } from "./goal-context.ts";
import type { Found } from "./goal-index.ts";
import { type Attempt, type Bounds, isAllFound, partsOf, understand } from "./goal-parts.ts";
import { CONTEXT, contentWords } from "./words.ts";

/** Parts that are joined by commas or "and", each read by itself: sure when all are understood in full. */
export function readList(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
  const tail = text.match(SHARED_TAIL)?.[0] ?? "";
  const split = text
    .slice(0, text.length - tail.length)
    .split(BETWEEN_PARTS)
    .filter((segment) => contentWords(segment).length > 0);
  const segments = split.length < 2 ? gluedNames(catalogue, text) : split;
  if (segments.length < 2) return null;
  const read = segments.map((segment) => {
    const shared = tail === "" ? null : readInFull(catalogue, segment + tail, bounds);
    return { parts: shared ?? readInFull(catalogue, segment, bounds) ?? [], segment };
  });
  const missed = read
    .filter(({ parts }) => parts.length === 0)
    .flatMap(({ segment }) => contentWords(segment));
  const isMissed = read.filter(({ parts }) => parts.length === 0).length;
  const parts = read.flatMap((each) => each.parts);
  const isUnknown = missed.every(
    (word) => isOtherTechnology(word.written) || catalogue.goals.recognise(word) === null,
  );
  if (parts.length === 0 || missed.length > isMissed || !isUnknown) return null;
  const distinct = [...new Map(parts.map((part) => [`${part.named.kind} ${part.named.ref}`, part])).values()];
  return {
    parts: withoutContext(catalogue, text, distinct),
    notTaught: missed.map(({ written }) => written),
    sure: isMissed <= segments.length - isMissed,
    text,
  };
}

/** The names of a text that is nothing but names: "crud auth event loop deployment". */
function gluedNames({ goals }: Catalogue, text: string): string[] {
  const phrases = goals.phrasesIn(text).filter(({ covered }) => covered.length > 1);
  const inPhrases = new Set(phrases.flatMap(({ covered }) => covered));
  const words = contentWords(text).filter(({ stem }) => !inPhrases.has(stem));
  const isBare = text.trim().split(/\s+/).length === words.length + sumOf(phrases.map(lengthOf));
  const isAllNames = words.every(({ stem, written }) => goals.isName(stem) && !OTHER_TOOLS.has(written));
  const names = words.filter(({ stem }) => stem === "test" || !CONTEXT.has(stem));
  const all = [...phrases.map(({ named }) => named.text), ...names.map(({ written }) => written)];
  return isBare && isAllNames && all.length >= FEWEST_GLUED ? all : [];
}

function lengthOf({ named }: Found): number {
  return named.text.split(" ").length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/** Two words are more often one name. */
const FEWEST_GLUED = 3;

const BETWEEN_PARTS =
  /[,;+&/]|\b(?:and|plus|und|y|et|e|as well as|also|with|mit|con|avec|com|including|vs|versus|or|oder)\b/i;

/** Said once for all parts: "error handling and logging in express". */
const SHARED_TAIL = /\s+(?:in|for|from|using|of)\s+[\w.]+\s*$/i;

/** The parts of a text of which every word is understood, or null. */
function readInFull(catalogue: Catalogue, text: string, bounds: Bounds): Found[] | null {
  const understood = understand(catalogue, text);
  const parts = partsOf(catalogue, text, understood, bounds);
  const isFull = parts.every(({ closeness }) => closeness === 1) && isAllFound(understood, parts);
  const isKnown = understood.unknown.every(({ stem }) => parts.some(({ covered }) => covered.includes(stem)));
  return parts.length > 0 && isFull && isKnown ? parts : null;
}
