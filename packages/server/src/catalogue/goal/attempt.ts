import type { Catalogue } from "../catalogue.ts";
import { withoutProduct } from "./find-product.ts";
import { FOREIGN_STACKS, OTHER_TOOLS } from "./foreign-stacks.ts";
import { withoutContext } from "./goal-context.ts";
import type { Found } from "./goal-index.ts";
import {
  type Bounds,
  conceptPart,
  EMPTY,
  isAllFound,
  isOpen,
  partsOf,
  titleOfPart,
  type Understood,
  understand,
  wholePart,
} from "./goal-parts.ts";
import { type NearHit, nearWords } from "./near-names.ts";
import { rewriteGoal } from "./rewrite-goal.ts";
import type { SplitGoal } from "./split-goal.ts";
import { withoutToolParts } from "./tool-parts.ts";
import { asksForAll, isNewProfession, wholeGoalOf } from "./whole-track.ts";
import { CONTEXT, contentWords, isFiller, tokensOf } from "./words.ts";

export type Attempt = { parts: Found[]; notTaught: string[]; sure: boolean; text: string };

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
  const around = aroundIt(catalogue, split, bounds, unsure !== undefined) ?? unsure ?? null;
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
    (isUnsure || whole === undefined ? null : byText(catalogue, whole, bounds))
  );
}

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
    ({ named }) => named.kind === "goal" && named.ref === wholeGoalOf(catalogue)?.id,
  );
  const nearer = isWhole || isProfession ? null : byNearness(catalogue, text, bounds, parts);
  if (nearer !== null) return nearer;
  const others = understood.unknown
    .filter(({ written }) => OTHER_TOOLS.has(written))
    .map(({ written }) => written);
  if (parts.length > 0 && isCovered(catalogue, text, understood, parts))
    return { parts, notTaught: listed?.notTaught ?? others, sure: true, text };
  const near = parts.length > 0 ? byNearness(catalogue, text, bounds, []) : null;
  return (
    listed ??
    near ??
    byText(catalogue, text, bounds) ??
    byTechnicalName(catalogue, understood, { parts, text })
  );
}

/** A product with a back end of its own: "build the backend of a blog" is an API, and not the whole subject. */
const MAKES = /\b(build|make|create|write|develop|design|backend (of|for))\b/i;

/** Parts that are joined by commas or "and", each read by itself: sure when all are understood in full. */
function readList(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
  const tail = text.match(SHARED_TAIL)?.[0] ?? "";
  const split = text
    .slice(0, text.length - tail.length)
    .split(BETWEEN_PARTS)
    .filter((segment) => contentWords(segment).length > 0);
  const segments = split.length < 2 ? gluedNames(catalogue, text) : split;
  if (segments.length < 2) return null;
  const read = segments.map((segment) => {
    const shared = tail === "" ? null : readInFull(catalogue, segment + tail, bounds);
    return { parts: shared ?? readInFull(catalogue, segment, bounds) ?? [], segment };
  });
  const missed = read
    .filter(({ parts }) => parts.length === 0)
    .flatMap(({ segment }) => contentWords(segment));
  const isMissed = read.filter(({ parts }) => parts.length === 0).length;
  const parts = read.flatMap((each) => each.parts);
  const isUnknown = missed.every(
    (word) =>
      FOREIGN_STACKS.has(word.written) ||
      OTHER_TOOLS.has(word.written) ||
      catalogue.goals.recognise(word) === null,
  );
  if (parts.length === 0 || missed.length > isMissed || !isUnknown) return null;
  const distinct = [...new Map(parts.map((part) => [`${part.named.kind} ${part.named.ref}`, part])).values()];
  return {
    parts: withoutContext(catalogue, text, distinct),
    notTaught: missed.map(({ written }) => written),
    sure: isMissed <= segments.length - isMissed,
    text,
  };
}

/** The names of a text that is nothing but names: "crud auth event loop deployment". */
function gluedNames({ goals }: Catalogue, text: string): string[] {
  const phrases = goals.phrasesIn(text).filter(({ covered }) => covered.length > 1);
  const inPhrases = new Set(phrases.flatMap(({ covered }) => covered));
  const words = contentWords(text).filter(({ stem }) => !inPhrases.has(stem));
  const isBare = text.trim().split(/\s+/).length === words.length + sumOf(phrases.map(lengthOf));
  const isAllNames = words.every(({ stem, written }) => goals.isName(stem) && !OTHER_TOOLS.has(written));
  const names = words.filter(({ stem }) => stem === "test" || !CONTEXT.has(stem));
  const all = [...phrases.map(({ named }) => named.text), ...names.map(({ written }) => written)];
  return isBare && isAllNames && all.length >= FEWEST_GLUED ? all : [];
}

function lengthOf({ named }: Found): number {
  return named.text.split(" ").length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/** Two words are more often one name. */
const FEWEST_GLUED = 3;

const BETWEEN_PARTS =
  /[,;+&/]|\b(?:and|plus|und|y|et|e|as well as|also|with|mit|con|avec|com|including|vs|versus|or|oder)\b/i;

/** Said once for all parts: "error handling and logging in express". */
const SHARED_TAIL = /\s+(?:in|for|from|using|of)\s+[\w.]+\s*$/i;

/** The parts of a text of which every word is understood, or null. */
function readInFull(catalogue: Catalogue, text: string, bounds: Bounds): Found[] | null {
  const understood = understand(catalogue, text);
  const parts = partsOf(catalogue, text, understood, bounds);
  const isFull = parts.every(({ closeness }) => closeness === 1) && isAllFound(understood, parts);
  const isKnown = understood.unknown.every(({ stem }) => parts.some(({ covered }) => covered.includes(stem)));
  return parts.length > 0 && isFull && isKnown ? parts : null;
}

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

/** Weight of a word that is the whole name of a goal or of a subject that can wait, such as "docker", or part of a name that is there in full. */
const WHOLE_NAME_WEIGHT = 1.5;

const MISSPELT_WEIGHT = 0.8;

function weightOf({ goals }: Catalogue, stem: string): number {
  const isWholeName =
    !goals.isEveryday(stem) &&
    goals.find([stem]).some(({ named, closeness }) => named.kind !== "concept" && closeness === 1);
  return isWholeName ? WHOLE_NAME_WEIGHT : 1;
}

/** The concept, goal or wait that is nearer to the whole sentence than the parts found in it; null when none is near enough. */
function byNearness(
  catalogue: Catalogue,
  text: string,
  bounds: Bounds,
  parts: readonly Found[],
): Attempt | null {
  const words = nearWords(text)
    .filter((word) => !OTHER_TOOLS.has(word))
    .map((word) => spelledAs(catalogue, word));
  const hits = catalogue.near.search(words);
  const hit = hits.find((each) => isOpen(catalogue, toPart(catalogue, each), bounds));
  if (hit === undefined || hit.covered.every((word) => CONTEXT.has(word) || isFiller(word))) return null;
  if (parts.length > 0) {
    const named = hits.filter(({ kind, ref }) =>
      parts.some((part) => part.named.kind === kind && part.named.ref === ref),
    );
    const before = Math.max(0, ...named.map(({ score }) => score));
    const isMore = hit.share >= LEAST_SHARE && hit.score >= before + LEAST_GAIN;
    if (!isMore || hit.covered.length < LEAST_MATCHED) return null;
  } else {
    const isAbout = ABOUT_PROGRAMS.test(text);
    const naming = hit.covered.filter((word) => !isFiller(word) && !CONTEXT.has(word));
    const counted = isAbout && hit.share >= LEAST_PART_MATCHED ? hit.covered : naming;
    const isNear = counted.length >= LEAST_MATCHED;
    if (!isNear || hit.score < (isAbout ? LEAST_SCORE : LEAST_STRANGE)) return null;
  }
  return { parts: [toPart(catalogue, hit)], notTaught: [], sure: hit.score >= SURE_SCORE, text };
}

function toPart(catalogue: Catalogue, { kind, ref, covered }: NearHit): Found {
  const part: Found = {
    named: { id: -1, kind, ref, text: "", isTitle: false, words: covered },
    covered,
    closeness: 1,
  };
  return { ...part, named: { ...part.named, text: titleOfPart(catalogue, part) } };
}

/** The word of the track that a misspelt word stands for. */
function spelledAs({ near, goals }: Catalogue, word: string): string {
  if (near.isKnown(word) || isFiller(word)) return word;
  return goals.recognise({ stem: word, written: word, parts: [] })?.stems[0] ?? word;
}

/** Words of sentences about programs; without one of them, a goal must be nearer. */
const ABOUT_PROGRAMS =
  /\b(apps?|apis?|servers?|sites?|websites?|web ?pages?|web|back-?ends?|front-?ends?|node(?:\.?js)?|javascript|js|express|sql|databases?|db|browsers?|urls?|log ?ins?|endpoints?|http|code|coding|programs?|programming|scripts?|users?|deploy\w*|json|npm|git|github|postgres\w*|mongo\w*|quer(?:y|ies)|requests?|terminal|localhost|production|software)\b/i;

/** Scores to be read at all, with and without such a word; to be sure; and to take the place of names that were found. */
const LEAST_SCORE = 0.75;
const LEAST_STRANGE = 1.1;
const SURE_SCORE = 1.5;
const LEAST_SHARE = 0.6;
const LEAST_GAIN = 0.35;

/** An unsure reading: the concept whose lesson, items and exercises hold most of the words. */
function byText(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
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
  const isSpecific = hit.matched.some(
    (stem) => catalogue.goals.isName(stem) && !catalogue.goals.isEveryday(stem),
  );
  if (!isSpecific && hit.matched.length < LEAST_EVERYDAY_MATCHED) return null;
  const part = conceptPart(catalogue, hit.concept, hit.matched);
  return part === null ? null : { parts: [part], notTaught: [], sure: false, text };
}

/** A full-text hit must hold this many words of a goal, and this part of them. */
const LEAST_MATCHED = 2;

const LEAST_PART_MATCHED = 0.5;

/** Everyday words, such as "table" and "route", must be this many. */
const LEAST_EVERYDAY_MATCHED = 3;

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

/** The name that fits an error message best; its paths, quotes and numbers say nothing. */
function readErrorMessage(catalogue: Catalogue, texts: readonly string[]): Attempt | null {
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
    const nearer = byNearness(catalogue, text, EMPTY, best === undefined ? [] : [best]);
    if (nearer !== null) return nearer;
  }
  if (best === undefined) return byText(catalogue, text, EMPTY);
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
