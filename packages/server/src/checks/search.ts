/**
 * Searches the lessons and the items that the learner has answered.
 *
 * An item that the learner has not answered, or that is open again, is not found by any of its words: its text holds the explanation.
 */
import type { SearchHit } from "@aulo/contract";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { excerptOf } from "../catalogue/search/excerpt.ts";
import type { SearchResult } from "../catalogue/search/search-index.ts";
import type { Db } from "../db/tables.ts";
import { selectAnsweredItems, selectOpenItems } from "./queries.ts";

const MOST_HITS = 20;

type Reading = { db: Db; catalogue: Catalogue };
/** The check in which an item was answered last, and the number of the answer in it. */
type Place = { check: string; number: number };

export async function search(
  { db, catalogue }: Reading,
  { learnerId, text }: { learnerId: string; text: string },
): Promise<{ hits: SearchHit[] }> {
  const places = await placesOf(db, learnerId);
  const results = catalogue.search.find(text, (item) => places.has(item));
  return { hits: results.slice(0, MOST_HITS).flatMap((each) => toHit(catalogue, each, places) ?? []) };
}

async function placesOf(db: Db, learnerId: string): Promise<ReadonlyMap<string, Place>> {
  const open = await selectOpenItems(db, learnerId);
  const places = new Map<string, Place>();
  for (const { id, items } of await selectAnsweredItems(db, learnerId))
    for (const [index, item] of items.entries())
      if (!open.has(item) && !places.has(item)) places.set(item, { check: id, number: index + 1 });
  return places;
}

function toHit(
  catalogue: Catalogue,
  { found, terms }: SearchResult,
  places: ReadonlyMap<string, Place>,
): SearchHit | null {
  const { concept } = found;
  const title = titleOf(catalogue, concept);
  if (found.kind === "lesson") {
    const { id, heading, text } = found.section;
    const section = id === "" ? null : { id, heading: heading.replaceAll(/\s+/g, " ").trim() };
    return { kind: found.kind, concept, title, section, excerpt: excerptOf(text, terms) };
  }
  const place = places.get(found.item);
  if (place === undefined) return null;
  return { kind: found.kind, concept, title, ...place, excerpt: excerptOf(found.text, terms) };
}
