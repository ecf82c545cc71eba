import type { Track, Wait } from "@aulo/content";
import type { Catalogue } from "../catalogue.ts";
import { FOREIGN_STACKS, OTHER_TOOLS } from "./foreign-stacks.ts";
import { type Found, isMisspeltFiller } from "./goal-index.ts";
import { joinTitles } from "./say-reading.ts";
import { CONTEXT, contentWords, stemsOf, tokensOf } from "./words.ts";

/** A reading of a goal; `notTaught` has its words for other subjects. */
export type Attempt = { parts: Found[]; notTaught: string[]; sure: boolean; text: string };

export type Understood = {
  stems: string[];
  misspelt: ReadonlySet<string>;
  /** Words that no name of the track has, as written and as compared. */
  unknown: { written: string; stem: string }[];
  elsewhere: boolean;
};

/** Weight of a word that is the whole name of a goal or of a subject that can wait, such as "docker", or part of a name that is there in full. */
export const WHOLE_NAME_WEIGHT = 1.5;

/** Concepts that are left out, and concepts that the learner knows. */
export type Bounds = { without: ReadonlySet<string>; known: ReadonlySet<string> };

export const EMPTY: Bounds = { without: new Set(), known: new Set() };

export function understand({ goals }: Catalogue, text: string): Understood {
  const words = contentWords(text);
  const stems: string[] = [];
  const misspelt = new Set<string>();
  const unknown: Understood["unknown"] = [];
  for (const word of words) {
    const known = OTHER_TOOLS.has(word.written) ? null : goals.recognise(word);
    if (known !== null) {
      stems.push(...known.stems);
      if (!known.isExact) for (const stem of known.stems) misspelt.add(stem);
    } else if (!isMisspeltFiller(word)) unknown.push(word);
  }
  return {
    stems: [...new Set(stems)],
    misspelt,
    unknown,
    elsewhere: words.some(({ written }) => FOREIGN_STACKS.has(written)) && !FROM_ELSEWHERE.test(text),
  };
}

/** Another stack that uses a Node.js server: "a Unity game that saves scores through Node". */
const FROM_ELSEWHERE =
  /\b(?:through|via|by|using|with|in|from|on)\s+(?:a |an |my |the )?(?:node(?:\.?js)?|express)\b(?! (?:and|or))/i;

export function partsOf(catalogue: Catalogue, text: string, { stems }: Understood, bounds: Bounds): Found[] {
  const phrases = catalogue.goals.phrasesIn(text).filter((part) => isOpen(catalogue, part, bounds));
  const one = catalogue.goals
    .find(stems)
    .find(({ closeness, covered }) => closeness === 1 && covered.length === stems.length);
  if (
    one !== undefined &&
    stems.length > 1 &&
    isTogether(text, one) &&
    isOpen(catalogue, one, bounds) &&
    !phrases.some((phrase) => saysMore(phrase, one))
  )
    return [one];
  const parts = phrases.slice(0, MOST_PARTS);
  let left = stems.filter((stem) => !parts.some(({ covered }) => covered.includes(stem)));
  if (parts.length > 0) left = left.filter((stem) => !CONTEXT.has(stem));
  while (left.length > 0 && parts.length < MOST_PARTS) {
    const best = catalogue.goals
      .find(left)
      .find((found) => isOpen(catalogue, found, bounds) && isTogether(text, found));
    // A later part must be named in full: a word left over from the first is not a goal of its own.
    if (best === undefined || (parts.length > 0 && best.closeness < 1)) break;
    parts.push(best);
    left = left.filter((stem) => !best.covered.includes(stem) && !CONTEXT.has(stem));
  }
  return parts;
}

/** Whether anything of it is not left out. */
export function isOpen(catalogue: Catalogue, part: Found, { without }: Bounds): boolean {
  return targetsOf(catalogue, part).some((id) => !without.has(id));
}

export function isAllFound({ stems }: Understood, parts: Found[]): boolean {
  const found = new Set(parts.flatMap(({ covered }) => covered));
  return stems.every((stem) => found.has(stem) || CONTEXT.has(stem));
}

/** Targets of the parts, less those that are left out or known; when none would be left and they must be, all of them. */
export function targetsWithin(catalogue: Catalogue, parts: Found[], { without, known }: Bounds): Set<string> {
  const all = parts.flatMap((part) => targetsOf(catalogue, part));
  const left = all.filter((id) => !without.has(id));
  // Less than half of its targets is another goal.
  const allowed = left.length * 2 < all.length ? [] : left;
  const open = allowed.filter((id) => !known.has(id));
  const choice = [open, allowed].find((ids) => ids.length > 0) ?? all;
  return new Set(choice);
}

export function targetsOf({ track }: Catalogue, { named }: Found): string[] {
  switch (named.kind) {
    case "goal":
      return track.goals.find(({ id }) => id === named.ref)?.concepts ?? [];
    case "wait":
      return track.waits.filter(({ id }) => id === named.ref).flatMap(behindDoor);
    case "concept":
      return [...(waitOf(track, named.ref)?.unlockedBy ?? []), named.ref];
  }
}

/** The subject that can wait to which the part belongs; undefined for all other parts. */
export function waitOfPart({ track }: Catalogue, { named }: Found): Wait | undefined {
  return named.kind === "wait" ? track.waits.find(({ id }) => id === named.ref) : waitOf(track, named.ref);
}

export function wholePart(catalogue: Catalogue, covered: string[]): Found | null {
  const { largestGoal } = catalogue;
  return largestGoal === undefined ? null : toPart(catalogue, { kind: "goal", ref: largestGoal.id, covered });
}

/** A part that was not found by one of its names. */
export function toPart(
  catalogue: Catalogue,
  { kind, ref, covered }: Pick<Found["named"], "kind" | "ref"> & Pick<Found, "covered">,
): Found {
  const text = titleOf(catalogue, { kind, ref }) ?? ref;
  return { named: { id: -1, kind, ref, text, isTitle: true, words: covered }, covered, closeness: 1 };
}

/** The titles of the parts as one, less those that another part holds. */
export function titleOfParts(catalogue: Catalogue, parts: Found[]): string {
  const named = parts.filter((part) => !parts.some((other) => holds(catalogue, other, part)));
  return joinTitles([...new Set(named.map((part) => titleOfPart(catalogue, part)))]);
}

export function titleOfPart(catalogue: Catalogue, { named }: Found): string {
  return titleOf(catalogue, named) ?? named.text;
}

function titleOf(
  { track, summaries }: Catalogue,
  { kind, ref }: Pick<Found["named"], "kind" | "ref">,
): string | undefined {
  switch (kind) {
    case "goal":
      return track.goals.find(({ id }) => id === ref)?.title;
    case "wait":
      return track.waits.find(({ id }) => id === ref)?.title;
    case "concept":
      return summaries.get(ref)?.title;
  }
}

const MOST_PARTS = 5;

/** Whether the words of a name stand in one of the things that a text joins: "Express and MongoDB" is not "MongoDB with Express". */
function isTogether(text: string, { named, covered }: Found): boolean {
  if (covered.length < 2 || JOINED.test(named.text)) return true;
  return (
    text.split(JOINED).some((part) => {
      const stems = stemsOf(part);
      return covered.every((stem) => stems.includes(stem));
    }) || !JOINED.test(text)
  );
}

const JOINED = /[,+&]|\b(?:and|und|et|y|e)\b/i;

/** Whether a phrase of a concept has small words that the other name does not have: "protect routes" is more than "routes in Express". */
function saysMore({ named }: Found, other: Found): boolean {
  const tokens = tokensOf(named.text);
  const others = tokensOf(other.named.text);
  return (
    named.kind === "concept" &&
    other.named.kind === "concept" &&
    named.ref !== other.named.ref &&
    named.words.length < tokens.length &&
    tokens.some((token) => !others.includes(token))
  );
}

/** Whether one part is about more than all of another. */
function holds(catalogue: Catalogue, other: Found, part: Found): boolean {
  const own = targetsOf(catalogue, part);
  const all = targetsOf(catalogue, other);
  return part.named.kind !== "wait" && own.length < all.length && own.every((id) => all.includes(id));
}

function waitOf({ waits }: Track, concept: string): Wait | undefined {
  return waits.find(({ concepts }) => concepts.includes(concept));
}

/** Concepts that unlock the subject, and its own. */
function behindDoor({ unlockedBy, concepts }: Wait): string[] {
  return [...unlockedBy, ...concepts];
}
