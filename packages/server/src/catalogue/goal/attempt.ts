import type { Catalogue } from "../catalogue.ts";
import { isToldProduct, withoutProduct } from "./find-product.ts";
import { OTHER_TOOLS } from "./foreign-stacks.ts";
import { withoutContext } from "./goal-context.ts";
import type { Found } from "./goal-index.ts";
import {
  type Attempt,
  type Bounds,
  EMPTY,
  isAllFound,
  partsOf,
  type Understood,
  understand,
  WHOLE_NAME_WEIGHT,
  wholePart,
} from "./goal-parts.ts";
import { readByNearness } from "./read-by-nearness.ts";
import { readByText } from "./read-by-text.ts";
import { readErrorMessage } from "./read-error-message.ts";
import { readList } from "./read-list.ts";
import { rewriteGoal } from "./rewrite-goal.ts";
import type { SplitGoal } from "./split-goal.ts";
import { withoutToolParts } from "./tool-parts.ts";
import { asksForAll, isNewProfession } from "./whole-track.ts";
import { CONTEXT, contentWords, tokensOf } from "./words.ts";

/** The first sure reading of the parts of the text, or else the first unsure one; null when nothing is understood. */
export function attemptOf(catalogue: Catalogue, split: SplitGoal, bounds: Bounds): Attempt | null {
  if (split.isErrorMessage) return readErrorMessage(catalogue, split.wanted);
  const hasContent = (text: string) =>
    contentWords(text).length > 0 || catalogue.goals.phrasesIn(text).length > 0;
  const asked = split.wanted.filter(hasContent);
  const everything = split.wanted.filter((text) => !hasContent(text) && asksForAll(text, []));
  const tried = asked.length > 0 ? asked : [...everything, ...split.situation];
  const attempts = tried.map((text) => attemptAt(catalogue, text, bounds));
  const sures = attempts.filter((attempt) => attempt?.sure === true);
  const sure = sures.find((attempt) => attempt !== null && !isBroad(attempt)) ?? sures[0];
  const unsure = attempts.find((attempt) => attempt !== null);
  if (sure !== undefined || asked.length + everything.length === 0)
    return sure ?? unsure ?? attemptAt(catalogue, [...split.known, ...split.excluded].join(", "), EMPTY);
  const around =
    aroundIt(catalogue, split, bounds, unsure !== undefined) ?? unsure ?? clauseOf(catalogue, asked, bounds);
  if (bounds.without.size === 0) return around;
  // Every reading needs a concept that the goal leaves out, so the goal is read again without its exception.
  const whole = attemptOf(catalogue, { ...split, excluded: [] }, { ...bounds, without: new Set() });
  return around === null || whole?.sure === true ? whole : around;
}

/** Whether a reading is of one word that other sentences use to say where: "I build a site with Express. Members should log in." */
function isBroad({ parts }: Attempt): boolean {
  return parts.every(
    ({ covered }) => covered.length === 1 && covered.every((stem) => CONTEXT.has(stem) || BROAD.has(stem)),
  );
}

const BROAD: ReadonlySet<string> = new Set("express sql databas mongodb mongo postgr backend git".split(" "));

/** The sentences around a goal that is not clear: a sure reading where the goal has one that is unsure, or else by full text. */
function aroundIt(
  catalogue: Catalogue,
  { wanted, situation }: SplitGoal,
  bounds: Bounds,
  isUnsure: boolean,
): Attempt | null {
  const tried = situation.map((text) => (isUnsure ? attemptAt(catalogue, text, bounds) : null));
  // Where the goal itself is about something else, the situation says nothing of it.
  const isNear = wanted.some(
    (text) => POINTS_BACK.test(text) || understand(catalogue, text).stems.length > 0,
  );
  const whole = isNear ? situation.at(-1) : undefined;
  return (
    tried.find((attempt) => attempt?.sure === true) ??
    (isUnsure || whole === undefined ? null : readByText(catalogue, whole, bounds))
  );
}

/** An unsure reading: a clause that is clear by itself, as in "they rejected me because I could not write a left join". */
function clauseOf(catalogue: Catalogue, texts: readonly string[], bounds: Bounds): Attempt | null {
  const clauses = texts
    .flatMap((text) => text.split(BETWEEN_CLAUSES))
    .filter((each) => !texts.includes(each));
  const clear = clauses
    .map((text) => attemptAt(catalogue, text, bounds))
    .find((attempt) => attempt?.sure === true && !isBroad(attempt));
  return clear ? { ...clear, sure: false } : null;
}

const BETWEEN_CLAUSES =
  /[,;:.!?()]|\b(?:because|since|when|while|if|but|so|although|though|that|which|who|where|about|as|until|after|before)\b/i;

/** Words for something said before: "how do we avoid that?" */
const POINTS_BACK = /\b(that|this|it|them|so)\b/i;

function attemptAt(catalogue: Catalogue, written: string, bounds: Bounds): Attempt | null {
  const text = catalogue.goals.spelled(withoutToolParts(catalogue, written));
  const { names, rest } = rewriteGoal(withoutProduct(catalogue, text));
  const attempt = attemptText(catalogue, [...names, rest].join(", "), bounds);
  if (names.length === 0 || attempt?.sure === true || understand(catalogue, rest).elsewhere) return attempt;
  return attemptText(catalogue, names.join(", "), bounds) ?? attempt;
}

function attemptText(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
  const all = understand(catalogue, text);
  if (isToldProduct(text) && !all.elsewhere && !namesTools(catalogue, all, text))
    return readByNearness(catalogue, text, bounds, []) ?? unsureApi(catalogue, bounds);
  const profession = isNewProfession(text) ? wholePart(catalogue, all.stems) : null;
  if (profession !== null && !all.elsewhere) return { parts: [profession], notTaught: [], sure: true, text };
  if (all.elsewhere) return readList(catalogue, text, bounds);
  if (all.unknown.every(({ stem }) => stem === "fullstack" || stem === "frontend")) {
    const stems = [...all.stems, ...all.unknown.map(({ stem }) => stem)];
    const whole = asksForAll(text, stems) ? wholePart(catalogue, stems) : null;
    if (whole !== null) return { parts: [whole], notTaught: [], sure: true, text };
  }
  if (all.unknown.length > 0 && all.stems.includes("backend") && MAKES.test(text))
    return attemptText(catalogue, text.replaceAll(/\b(back[\s-]?end|server[\s-]side)\b/gi, "api"), bounds);
  const parts = withoutContext(catalogue, text, partsOf(catalogue, text, all, bounds));
  const isFound = ({ stem }: { stem: string }) => parts.some(({ covered }) => covered.includes(stem));
  const understood = { ...all, unknown: all.unknown.filter((word) => !isFound(word)) };
  const isWhole =
    parts.length > 0 && parts.every(({ closeness }) => closeness === 1) && isAllFound(understood, parts);
  const listed = readList(catalogue, text, bounds);
  const saysMore =
    !isWhole || (listed !== null && listed.parts.length > parts.length && !isOneName(understood, parts));
  if (listed?.sure === true && saysMore) return listed;
  const isProfession = parts.some(
    ({ named }) => named.kind === "goal" && named.ref === catalogue.largestGoal?.id,
  );
  const nearer = isWhole || isProfession ? null : readByNearness(catalogue, text, bounds, parts);
  if (nearer !== null) return nearer;
  const others = understood.unknown
    .filter(({ written }) => OTHER_TOOLS.has(written))
    .map(({ written }) => written);
  if (parts.length > 0 && isCovered(catalogue, text, understood, parts))
    return { parts, notTaught: listed?.notTaught ?? others, sure: true, text };
  const near = parts.length > 0 ? readByNearness(catalogue, text, bounds, []) : null;
  return (
    listed ??
    near ??
    readByText(catalogue, text, bounds) ??
    byTechnicalName(catalogue, understood, { parts, text })
  );
}

/** Whether a text has a technical name, or a name of several words. Everyday words in the text of a product name its own things. */
function namesTools({ goals }: Catalogue, { stems }: Understood, text: string): boolean {
  return (
    stems.some((stem) => goals.isTechnical(stem)) ||
    goals.phrasesIn(text).some(({ covered }) => covered.length > 1)
  );
}

/** The reading of a product that is near to no name. */
function unsureApi(catalogue: Catalogue, bounds: Bounds): Attempt | null {
  const api = attemptText(catalogue, "rest api", bounds);
  return api === null ? null : { ...api, sure: false };
}

/** A product with a back end of its own: "build the backend of a blog" is an API, and not the whole subject. */
const MAKES = /\b(build|make|create|write|develop|design|backend (of|for))\b/i;

/** Whether one name holds every word, those of context too. */
function isOneName({ stems, unknown }: Understood, [part, ...others]: Found[]): boolean {
  return (
    others.length === 0 &&
    unknown.length === 0 &&
    stems.every((stem) => part?.covered.includes(stem) === true)
  );
}

/** Whether a word only names the front end beside it: "an Express API for React". "Tests in React" are tests of React. */
function isBeside(text: string, { written, stem }: { written: string; stem: string }): boolean {
  return (
    stem === "frontend" ||
    (OTHER_TOOLS.has(written) && !new RegExp(`\\b(?:in|using|with|of)\\s+${written}`, "i").test(text))
  );
}

function isCovered(
  catalogue: Catalogue,
  text: string,
  { stems, misspelt, unknown }: Understood,
  parts: Found[],
): boolean {
  const found = new Set(parts.flatMap(({ covered }) => covered));
  const inFull = new Set(
    parts.flatMap(({ named, covered, closeness }) =>
      closeness === 1 && tokensOf(named.text).length > 1 ? covered : [],
    ),
  );
  const weight = (stem: string) => {
    if (misspelt.has(stem)) return MISSPELT_WEIGHT;
    return inFull.has(stem) ? WHOLE_NAME_WEIGHT : weightOf(catalogue, stem);
  };
  // A phrase of small words alone, such as "one to many", is said all the same.
  const small = parts.filter(({ covered }) => covered.length === 0).length * WHOLE_NAME_WEIGHT;
  const said = [...found].reduce((sum, stem) => sum + weight(stem), small);
  const isLeft = (stem: string) =>
    !found.has(stem) && !CONTEXT.has(stem) && !parts.some((part) => catalogue.goals.isNameOf(part, stem));
  const against = unknown.filter((word) => !isBeside(text, word)).length + stems.filter(isLeft).length;
  const isOnlyContext =
    small === 0 && inFull.size === 0 && [...found].every((stem) => CONTEXT.has(stem)) && against > 0;
  return !isOnlyContext && said > against;
}

const MISSPELT_WEIGHT = 0.8;

function weightOf({ goals }: Catalogue, stem: string): number {
  const isWholeName =
    goals.isTechnical(stem) &&
    goals.find([stem]).some(({ named, closeness }) => named.kind !== "concept" && closeness === 1);
  return isWholeName ? WHOLE_NAME_WEIGHT : 1;
}

/** An unsure reading: a technical name in a sentence of which most is not understood, such as a wish for a product. */
function byTechnicalName(
  { goals }: Catalogue,
  { misspelt }: Understood,
  { parts, text }: { parts: Found[]; text: string },
): Attempt | null {
  const named = parts.filter(
    ({ covered, closeness }) =>
      closeness === 1 && covered.some((stem) => goals.isTechnical(stem) && !misspelt.has(stem)),
  );
  return named.length === 0 ? null : { parts: named, notTaught: [], sure: false, text };
}
