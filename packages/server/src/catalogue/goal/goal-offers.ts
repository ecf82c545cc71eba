import type { GoalReading } from "@aulo/contract";
import { type Catalogue, minutesFor, withRequired } from "../catalogue.ts";
import type { Found } from "./goal-index.ts";
import { targetsOf, titleOfPart, toPart, wholePart } from "./goal-parts.ts";
import { sayReading } from "./say-reading.ts";
import { CONTEXT, contentWords } from "./words.ts";

type Offer = GoalReading["nearest"][number];

const MOST_OFFERED = 3;

/**
 * Up to three readings to choose from: by name, then by full text, and the whole track when nothing else is near.
 *
 * @param current title of the reading beside which they are offered
 */
export function offersFor(catalogue: Catalogue, text: string, current = ""): Offer[] {
  const stems = searchStems(catalogue, text);
  const named = [...catalogue.goals.phrasesIn(text), ...catalogue.goals.find(stems)].filter(({ covered }) =>
    covered.some((stem) => !CONTEXT.has(stem)),
  );
  const hits = catalogue.texts.search(stems);
  const byWords = hits.map(({ concept, matched }) =>
    toPart(catalogue, { kind: "concept", ref: concept, covered: matched }),
  );
  const whole = wholePart(catalogue, []);
  const found = [
    ...named.slice(0, 2),
    ...byWords.slice(0, 2),
    ...named.slice(2),
    ...(whole === null ? [] : [whole]),
  ];
  const offers = new Map<string, Offer>();
  for (const part of found) {
    const title = titleOfPart(catalogue, part);
    if (offers.size === MOST_OFFERED || title === current || offers.has(title)) continue;
    const offer = toOffer(catalogue, part, title);
    if (offer !== null) offers.set(title, offer);
  }
  return [...offers.values()];
}

/** Whether a text is read as just the goal, concept or subject of this title. */
export function isReadAs(catalogue: Catalogue, text: string, title: string): boolean {
  const named = catalogue.goals.named(text);
  return named !== null && titleOfPart(catalogue, named) === title;
}

/** The part with words that are read as just this; null when no words are. */
function toOffer(catalogue: Catalogue, part: Found, title: string): Offer | null {
  const text = wordsFor(catalogue, part, title).find((words) => isReadAs(catalogue, words, title));
  const concepts = withRequired(catalogue, targetsOf(catalogue, part));
  const says = sayReading.offer(concepts.length, minutesFor(catalogue, concepts));
  return text === undefined ? null : { title, text, says };
}

function wordsFor({ track }: Catalogue, { named }: Found, title: string): readonly string[] {
  switch (named.kind) {
    case "goal":
      return [...(track.goals.find(({ id }) => id === named.ref)?.phrases ?? []), title];
    case "concept":
      return [title, ...(track.concepts.find(({ id }) => id === named.ref)?.aliases ?? [])];
    case "wait":
      return [title];
  }
}

function searchStems({ goals }: Catalogue, text: string): string[] {
  const stems = contentWords(text).flatMap((word) => goals.recognise(word)?.stems ?? [word.stem]);
  return [...new Set(stems)];
}
