import type { GoalReading } from "@aulo/contract";
import { type Catalogue, minutesFor, withRequired } from "../catalogue.ts";
import type { Found } from "./goal-index.ts";
import { targetsOf, titleOfPart, toPart, wholePart } from "./goal-parts.ts";
import { nearTo } from "./read-by-nearness.ts";
import { sayReading } from "./say-reading.ts";

type Offer = GoalReading["nearest"][number];

const MOST_OFFERED = 3;
/** The nearest names that are tried. Some are the reading itself, or have no words that are read as just them. */
const MOST_TRIED = 6;

/**
 * Up to three readings to choose from: the nearest, and the whole track when fewer are near.
 *
 * @param current title of the reading beside which they are offered
 */
export function offersFor(catalogue: Catalogue, text: string, current = ""): Offer[] {
  const near = nearTo(catalogue, text).slice(0, MOST_TRIED);
  const whole = wholePart(catalogue, []);
  const found = [...near.map((hit) => toPart(catalogue, hit)), ...(whole === null ? [] : [whole])];
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
