/**
 * Finds the concepts that a goal in free words asks for.
 *
 * 1. Words that only say how something is wanted are dropped ("I want to learn…"); typos are forgiven.
 * 2. The name that shares the most words with the goal becomes its first part. The words left over are searched again, up to three parts.
 * 3. A goal is not covered when it names another language or framework, or when the words left over or unknown weigh as much as the words found.
 * 4. A subject that can wait (Docker, for example) leads to the concepts that unlock it.
 * 5. Everything that the targets need belongs to the path.
 */
import type { GoalReading } from "@aulo/contract";
import { type Catalogue, minutesFor, withRequired } from "./catalogue.ts";
import { FOREIGN_STACKS } from "./foreign-stacks.ts";
import { type Found, isMisspeltFiller } from "./goal-index.ts";
import { sayReading } from "./say-reading.ts";
import { CONTEXT, contentWords, type Word } from "./words.ts";

const MOST_PARTS = 3;
const MOST_NEAREST = 3;
/** Weight of a word that is the whole name of a goal or a wait, such as "docker"; other words weigh 1. */
const WHOLE_NAME_WEIGHT = 1.5;

type Understood = { stems: string[]; unknown: string[]; elsewhere: boolean };

/** Reads a goal; pure, and the same for everybody. */
export function readGoal(catalogue: Catalogue, text: string): GoalReading {
  const understood = understand(catalogue, contentWords(text));
  const parts = partsOf(catalogue, understood.stems);
  if (!isCovered(catalogue, understood, parts)) {
    const reading = { text, title: "", targets: [], concepts: [], minutes: 0, waits: [] };
    const nearest = nearestOf(catalogue, understood.stems);
    return { ...reading, kind: "not-covered", nearest, says: sayReading.notCovered(nearest) };
  }
  const wanted = new Set(parts.flatMap((part) => targetsOf(catalogue, part)));
  const concepts = withRequired(catalogue, [...wanted]);
  const targets = concepts.filter((id) => wanted.has(id));
  const waits = catalogue.track.waits
    .filter(({ id }) => parts.some(({ named }) => named.kind === "wait" && named.ref === id))
    .map(({ id, title, reason }) => ({ id, title, reason }));
  const title = [...new Set(parts.map((part) => titleOfPart(catalogue, part)))].join(" and ");
  const minutes = minutesFor(catalogue, concepts);
  const reading = { text, title, targets, concepts, minutes, waits, nearest: [] };
  const says = sayReading.covered({
    title,
    waits,
    minutes,
    count: concepts.length,
    unknown: understood.unknown,
  });
  return { ...reading, kind: waits.length > 0 ? "can-wait" : "covered", says };
}

function understand({ goals }: Catalogue, words: readonly Word[]): Understood {
  const stems: string[] = [];
  const unknown: string[] = [];
  for (const word of words) {
    const known = goals.recognise(word);
    if (known !== null) stems.push(known);
    else if (!isMisspeltFiller(word)) unknown.push(word.written);
  }
  return {
    stems: [...new Set(stems)],
    unknown,
    elsewhere: words.some(({ written }) => FOREIGN_STACKS.has(written)),
  };
}

function partsOf({ goals }: Catalogue, stems: readonly string[]): Found[] {
  const parts: Found[] = [];
  let left = [...stems];
  while (left.length > 0 && parts.length < MOST_PARTS) {
    const best = goals.find(left)[0];
    // A later part must be named in full: a word left over from the first is not a goal of its own.
    if (best === undefined || (parts.length > 0 && best.closeness < 1)) break;
    parts.push(best);
    left = left.filter((stem) => !best.covered.includes(stem) && !CONTEXT.has(stem));
  }
  return parts;
}

function isCovered(catalogue: Catalogue, { stems, unknown, elsewhere }: Understood, parts: Found[]): boolean {
  const found = new Set(parts.flatMap(({ covered }) => covered));
  const said = [...found].reduce((sum, stem) => sum + weightOf(catalogue, stem), 0);
  const isLeft = (stem: string) =>
    !found.has(stem) && !CONTEXT.has(stem) && !parts.some((part) => catalogue.goals.isNameOf(part, stem));
  const left = stems.filter(isLeft);
  return !elsewhere && said > unknown.length + left.length;
}

function weightOf({ goals }: Catalogue, stem: string): number {
  const isWholeName = goals
    .find([stem])
    .some(({ named, closeness }) => named.kind !== "concept" && closeness === 1);
  return isWholeName ? WHOLE_NAME_WEIGHT : 1;
}

function nearestOf({ track, goals }: Catalogue, stems: readonly string[]): GoalReading["nearest"] {
  const found = goals.find(stems).flatMap(({ named }) => {
    if (named.kind !== "concept") return named.kind === "goal" ? [named.ref] : [];
    return track.goals.filter(({ concepts }) => concepts.includes(named.ref)).map(({ id }) => id);
  });
  const ids = [...new Set([...found, ...track.goals.map(({ id }) => id)])].slice(0, MOST_NEAREST);
  return ids.flatMap((id) => {
    const goal = track.goals.find((each) => each.id === id);
    return goal === undefined ? [] : [{ title: goal.title, text: goal.phrases[0] ?? goal.title }];
  });
}

function targetsOf({ track }: Catalogue, { named }: Found): string[] {
  switch (named.kind) {
    case "goal":
      return track.goals.find(({ id }) => id === named.ref)?.concepts ?? [];
    case "wait":
      return track.waits.find(({ id }) => id === named.ref)?.unlockedBy ?? [];
    case "concept":
      return [named.ref];
  }
}

function titleOfPart({ track, summaries }: Catalogue, { named }: Found): string {
  const goal = track.goals.find(({ id }) => id === named.ref);
  const wait = track.waits.find(({ id }) => id === named.ref);
  const titles = { goal: goal?.title, wait: wait?.title, concept: summaries.get(named.ref)?.title };
  return titles[named.kind] ?? named.text;
}
