import type { Catalogue } from "../catalogue.ts";
import { OTHER_TOOLS } from "./foreign-stacks.ts";
import type { Found } from "./goal-index.ts";
import { type Attempt, type Bounds, isOpen, toPart } from "./goal-parts.ts";
import { type NearHit, nearWords } from "./near-names.ts";
import { LEAST_MATCHED, LEAST_PART_MATCHED } from "./read-by-text.ts";
import { CONTEXT, isFiller } from "./words.ts";

/** The concept, goal or wait that is nearer to the whole sentence than the parts found in it; null when none is near enough. */
export function readByNearness(
  catalogue: Catalogue,
  text: string,
  bounds: Bounds,
  parts: readonly Found[],
): Attempt | null {
  const hits = nearTo(catalogue, text);
  const hit = hits.find((each) => isOpen(catalogue, toPart(catalogue, each), bounds));
  if (hit === undefined || hit.covered.every((word) => CONTEXT.has(word) || isFiller(word))) return null;
  if (parts.length > 0) {
    const named = hits.filter(({ kind, ref }) =>
      parts.some((part) => part.named.kind === kind && part.named.ref === ref),
    );
    const before = Math.max(0, ...named.map(({ score }) => score));
    const isMore = hit.share >= LEAST_SHARE && hit.score >= before + LEAST_GAIN;
    if (!isMore || hit.covered.length < LEAST_MATCHED) return null;
  } else {
    const isAbout = ABOUT_PROGRAMS.test(text);
    const naming = hit.covered.filter((word) => !isFiller(word) && !CONTEXT.has(word));
    const counted = isAbout && hit.share >= LEAST_PART_MATCHED ? hit.covered : naming;
    const isNear = counted.length >= LEAST_MATCHED;
    if (!isNear || hit.score < (isAbout ? LEAST_SCORE : LEAST_STRANGE)) return null;
  }
  return { parts: [toPart(catalogue, hit)], notTaught: [], sure: hit.score >= SURE_SCORE, text };
}

/** Concepts, goals and waits near to a text, best first; typos are forgiven. */
export function nearTo(catalogue: Catalogue, text: string): NearHit[] {
  const words = nearWords(text)
    .filter((word) => !OTHER_TOOLS.has(word))
    .map((word) => spelledAs(catalogue, word));
  return catalogue.near.search([...new Set(words)]);
}

/** The word of the track that a misspelt word stands for. */
function spelledAs({ near, goals }: Catalogue, word: string): string {
  if (near.isKnown(word) || isFiller(word)) return word;
  return goals.recognise({ stem: word, written: word, parts: [] })?.stems[0] ?? word;
}

/** Words of sentences about programs; without one of them, a goal must be nearer. */
const ABOUT_PROGRAMS =
  /\b(apps?|apis?|servers?|sites?|websites?|web ?pages?|web|back-?ends?|front-?ends?|node(?:\.?js)?|javascript|js|express|sql|databases?|db|browsers?|urls?|log ?ins?|endpoints?|http|code|coding|programs?|programming|scripts?|users?|deploy\w*|json|npm|git|github|postgres\w*|mongo\w*|quer(?:y|ies)|requests?|terminal|localhost|production|software)\b/i;

/** Scores to be read at all, with and without such a word; to be sure; and to take the place of names that were found. */
const LEAST_SCORE = 0.75;
const LEAST_STRANGE = 1.1;
const SURE_SCORE = 1.5;
const LEAST_SHARE = 0.6;
const LEAST_GAIN = 0.35;
