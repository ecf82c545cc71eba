import type { Catalogue } from "../catalogue.ts";
import type { Found } from "./goal-index.ts";
import { type Attempt, EMPTY, understand, WHOLE_NAME_WEIGHT } from "./goal-parts.ts";
import { nearWords } from "./near-names.ts";
import { readByNearness } from "./read-by-nearness.ts";
import { LEAST_PART_MATCHED, readByText } from "./read-by-text.ts";
import { CONTEXT, tokensOf } from "./words.ts";

/** The name that fits an error message best; its paths, quotes and numbers say nothing. */
export function readErrorMessage(catalogue: Catalogue, texts: readonly string[]): Attempt | null {
  const phrases = texts.flatMap((text) => catalogue.goals.phrasesIn(text));
  const found = [
    ...phrases,
    ...texts.flatMap((text) => catalogue.goals.find(understand(catalogue, text).stems)),
  ];
  const whole = texts.at(-1) ?? "";
  const near = new Map(catalogue.near.search(nearWords(whole)).map(({ ref, score }) => [ref, score]));
  const fitOf = (each: Found) =>
    weightIn(each) +
    (phrases.includes(each) ? tokensOf(each.named.text).length * PHRASE_WEIGHT : 0) +
    (near.get(each.named.ref) ?? 0);
  const fits = found
    .filter(
      ({ closeness, covered }) =>
        closeness >= LEAST_PART_MATCHED && covered.some((stem) => !CONTEXT.has(stem)),
    )
    .sort((a, b) => fitOf(b) - fitOf(a));
  const [best] = fits;
  const text = texts[0] ?? "";
  if (best === undefined || best.closeness < 1) {
    const nearer = readByNearness(catalogue, text, EMPTY, best === undefined ? [] : [best]);
    if (nearer !== null) return nearer;
  }
  if (best === undefined) return readByText(catalogue, text, EMPTY);
  return { parts: [best], notTaught: [], sure: best.closeness === 1, text };
}

/** Added for each word of a name that stands in a message word for word. */
const PHRASE_WEIGHT = 0.25;

function weightIn({ covered, closeness }: Found): number {
  const said = covered.reduce(
    (sum, stem) => sum + (IN_ALL_ERRORS.has(stem) || /^\d{1,3}$/.test(stem) ? GENERAL_WEIGHT : 1),
    0,
  );
  return said * (closeness === 1 ? WHOLE_NAME_WEIGHT : closeness);
}

/** Stems that many error messages have. */
const IN_ALL_ERRORS: ReadonlySet<string> = new Set(
  "error typeerror referenceerror rangeerror syntaxerror undefin undefined function failed object type uncaught handl".split(
    " ",
  ),
);

const GENERAL_WEIGHT = 0.3;
