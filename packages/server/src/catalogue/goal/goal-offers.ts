import type { GoalReading } from "@aulo/contract";
import { type Catalogue, minutesFor, withRequired } from "../catalogue.ts";
import type { Found } from "./goal-index.ts";
import { conceptPart, targetsOf, titleOfPart, wholePart } from "./goal-parts.ts";
import { sayReading } from "./say-reading.ts";
import { CONTEXT, contentWords } from "./words.ts";

/** Readings to choose from, nearest first: by name, then by full text, and the whole track when nothing is near. */
export function offersFor(catalogue: Catalogue, text: string): GoalReading["nearest"] {
  const stems = searchStems(catalogue, text);
  const named = [...catalogue.goals.phrasesIn(text), ...catalogue.goals.find(stems)].filter(({ covered }) =>
    covered.some((stem) => !CONTEXT.has(stem)),
  );
  const hits = catalogue.texts.search(stems);
  const byWords = hits.flatMap(({ concept, matched }) => conceptPart(catalogue, concept, matched) ?? []);
  const whole = wholePart(catalogue, []);
  const found = [
    ...named.slice(0, 2),
    ...byWords.slice(0, 2),
    ...named.slice(2),
    ...(whole === null ? [] : [whole]),
  ];
  const offers = found.map((part) => toOffer(catalogue, part));
  return [...new Map(offers.map((offer) => [offer.title, offer])).values()];
}

function toOffer(catalogue: Catalogue, part: Found): GoalReading["nearest"][number] {
  const title = titleOfPart(catalogue, part);
  const goal = catalogue.track.goals.find(({ id }) => part.named.kind === "goal" && id === part.named.ref);
  const concepts = withRequired(catalogue, targetsOf(catalogue, part));
  return {
    title,
    text: goal?.phrases[0] ?? title,
    says: sayReading.offer(concepts.length, minutesFor(catalogue, concepts)),
  };
}

function searchStems({ goals }: Catalogue, text: string): string[] {
  const stems = contentWords(text).flatMap((word) => goals.recognise(word)?.stems ?? [word.stem]);
  return [...new Set(stems)];
}
