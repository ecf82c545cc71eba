import type { Catalogue } from "../catalogue.ts";
import { type Attempt, type Bounds, toPart } from "./goal-parts.ts";
import { CONTEXT, contentWords } from "./words.ts";

/** An unsure reading: the concept whose lesson, items and exercises hold most of the words. */
export function readByText(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
  // Typos are not forgiven here: with so many words, most strange words are near to one of them.
  const stems = contentWords(text)
    .map(({ stem }) => stem)
    .filter((stem) => !CONTEXT.has(stem) && !/^\d{1,2}$/.test(stem));
  if (!stems.some((stem) => catalogue.goals.isName(stem))) return null;
  const hit = catalogue.texts.search(stems).find(({ concept }) => !bounds.without.has(concept));
  if (hit === undefined || hit.matched.length < LEAST_MATCHED) return null;
  if (hit.matched.length < stems.length * LEAST_PART_MATCHED) return null;
  // A lesson is not about the words of its examples, such as "chocolate".
  if (hit.matched.filter(catalogue.near.isKnown).length < LEAST_MATCHED) return null;
  const isSpecific = hit.matched.some((stem) => catalogue.goals.isTechnical(stem));
  if (!isSpecific && hit.matched.length < LEAST_EVERYDAY_MATCHED) return null;
  const part = toPart(catalogue, { kind: "concept", ref: hit.concept, covered: hit.matched });
  return { parts: [part], notTaught: [], sure: false, text };
}

/** A full-text hit must hold this many words of a goal, and this part of them. */
export const LEAST_MATCHED = 2;

export const LEAST_PART_MATCHED = 0.5;

/** Everyday words, such as "table" and "route", must be this many. */
const LEAST_EVERYDAY_MATCHED = 3;
