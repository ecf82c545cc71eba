import type { Catalogue } from "../catalogue.ts";
import type { Found } from "./goal-index.ts";
import { type Bounds, EMPTY, partsOf, targetsOf, titleOfPart, understand } from "./goal-parts.ts";
import type { SplitGoal } from "./split-goal.ts";

export function toBounds(catalogue: Catalogue, { excluded, known }: SplitGoal): Bounds {
  const left = new Set(
    excluded.flatMap((text) => leftOut(catalogue, text)).flatMap((part) => targetsOf(catalogue, part)),
  );
  const without = new Set<string>();
  for (const { id, requires } of catalogue.graph.concepts)
    if (left.has(id) || requires.some((needed) => without.has(needed))) without.add(id);
  const learnt = known.flatMap((text) =>
    knownParts(catalogue, text).flatMap((part) => targetsOf(catalogue, part)),
  );
  return { without, known: new Set(learnt) };
}

export function knownTitles(catalogue: Catalogue, texts: readonly string[]): string[] {
  return titlesOf(
    catalogue,
    texts.flatMap((text) => knownParts(catalogue, text)),
  );
}

export function excludedTitles(catalogue: Catalogue, texts: readonly string[]): string[] {
  return titlesOf(
    catalogue,
    texts.flatMap((text) => leftOut(catalogue, text)),
  );
}

/** The parts that somebody does not want: the concept of that name rather than a goal around it. */
function leftOut(catalogue: Catalogue, text: string): Found[] {
  const { stems } = understand(catalogue, text);
  const whole = namedBy(catalogue, stems);
  const parts = whole.length > 0 ? whole : stems.flatMap((stem) => namedBy(catalogue, [stem]));
  return parts.filter(({ named }) => named.kind !== "wait");
}

/** The name of all these stems, a concept first. */
function namedBy({ goals }: Catalogue, stems: readonly string[]): Found[] {
  const found = goals
    .find(stems)
    .filter(({ closeness, covered }) => closeness === 1 && covered.length === stems.length);
  const best = found.find(({ named }) => named.kind === "concept") ?? found[0];
  return best === undefined ? [] : [best];
}

function knownParts(catalogue: Catalogue, text: string): Found[] {
  return partsOf(catalogue, text, understand(catalogue, text), EMPTY).filter(
    ({ named, closeness }) => closeness === 1 && named.kind !== "wait",
  );
}

function titlesOf(catalogue: Catalogue, parts: readonly Found[]): string[] {
  return [...new Set(parts.map((part) => titleOfPart(catalogue, part)))];
}
