/**
 * The subject of a goal in free words.
 *
 * 1. The text is split: the goal itself, the situation around it, subjects to leave out, subjects that are known already.
 * 2. Words that only say how something is wanted are dropped ("I want to learn…"); typos are forgiven.
 * 3. The name that shares the most words with the goal is its subject; if words are left, the next one is too, up to five.
 *    Parts that are joined by commas or "and" are read one by one where the whole does not fit.
 * 4. Names that cover more words than are left or unknown make a sure reading.
 * 5. Otherwise a concept makes an unsure reading when its lesson and items hold two of the words and half of all. Others are offered beside it.
 * 6. A goal that names another language or framework is not covered, nor one that neither rule accepts. The nearest are offered.
 * 7. A subject that can wait leads to the concepts that unlock it. Everything that the targets need belongs to the path.
 */
import type { GoalReading } from "@aulo/contract";
import { type Catalogue, minutesFor, withRequired } from "./catalogue.ts";
import { ELSEWHERE } from "./elsewhere.ts";
import { type Found, isMisspeltFiller } from "./goal-index.ts";
import { rewriteGoal } from "./rewrite-goal.ts";
import { joinTitles, sayReading } from "./say-reading.ts";
import { splitGoal } from "./split-goal.ts";
import { asksForAll, wholeGoalOf } from "./whole-track.ts";
import { CONTEXT, contentWords, stemsOf } from "./words.ts";

const MOST_PARTS = 5;
const MOST_OFFERED = 3;
/** How much more a word counts that is the whole name of a goal or of what can wait, such as "docker", or part of a name that is there in full. */
const WHOLE_NAME_WEIGHT = 1.5;
const MISSPELT_WEIGHT = 0.8;

/** A full-text hit must hold this many words of a goal, and this part of them. */
const LEAST_MATCHED = 2;
const LEAST_PART_MATCHED = 0.5;

/** A product with a back end of its own: "build the backend of a blog" is an API, and not the whole subject. */
const MAKES = /\b(build|make|create|write|develop|design|backend (of|for))\b/i;

type Understood = {
  stems: string[];
  misspelt: ReadonlySet<string>;
  /** Words that no name of the track has, as written and as compared. */
  unknown: { written: string; stem: string }[];
  elsewhere: boolean;
};

type Attempt = { parts: Found[]; notTaught: string[]; sure: boolean; text: string };

/** Concepts that are left out, and concepts that the learner knows. */
type Bounds = { without: ReadonlySet<string>; known: ReadonlySet<string> };

/** Reads a goal; pure, and the same for everybody. */
export function readGoal(catalogue: Catalogue, text: string): GoalReading {
  const split = splitGoal(text);
  const bounds = toBounds(catalogue, split);
  const attempt = attemptOf(catalogue, split, bounds);
  if (attempt === null) return refuse(catalogue, text, split.wanted[0] ?? text);
  const { parts, notTaught, sure } = attempt;
  const wanted = targetsWithin(catalogue, parts, bounds);
  const concepts = withRequired(catalogue, [...wanted]);
  const targets = concepts.filter((id) => wanted.has(id));
  const waits = catalogue.track.waits
    .filter(({ id }) => parts.some(({ named }) => named.kind === "wait" && named.ref === id))
    .map(({ id, title, reason }) => ({ id, title, reason }));
  const named = parts.filter((part) => !parts.some((other) => holds(catalogue, other, part)));
  const title = joinTitles([...new Set(named.map((part) => titleOfPart(catalogue, part)))]);
  const minutes = minutesFor(catalogue, concepts);
  const nearest = sure ? [] : offersFor(catalogue, attempt.text).filter((offer) => offer.title !== title);
  const says = sayReading.covered({
    title,
    waits,
    minutes,
    count: concepts.length,
    sure,
    notTaught,
    known: knownTitles(catalogue, split.known),
    isHalf: parts.some(({ covered }) => covered.includes("fullstack")),
  });
  const kind = waits.length > 0 ? "can-wait" : "covered";
  return {
    text,
    kind,
    title,
    targets,
    concepts,
    minutes,
    waits,
    nearest: nearest.slice(0, MOST_OFFERED),
    says,
  };
}

function refuse(catalogue: Catalogue, text: string, wanted: string): GoalReading {
  const nearest = offersFor(catalogue, wanted).slice(0, MOST_OFFERED);
  const says = sayReading.notCovered(nearest);
  return {
    text,
    kind: "not-covered",
    title: "",
    targets: [],
    concepts: [],
    minutes: 0,
    waits: [],
    nearest,
    says,
  };
}

type Split = ReturnType<typeof splitGoal>;

/** The first sure reading of the parts of the text, or else the first unsure one; null when nothing is understood. */
function attemptOf(catalogue: Catalogue, split: Split, bounds: Bounds): Attempt | null {
  if (split.isErrorMessage) return readErrorMessage(catalogue, split.wanted);
  const hasContent = (text: string) =>
    contentWords(text).length > 0 || catalogue.goals.phrasesIn(text).length > 0;
  const asked = split.wanted.filter(hasContent);
  const everything = split.wanted.filter((text) => !hasContent(text) && asksForAll(text, []));
  const tried = asked.length > 0 ? asked : [...everything, ...split.situation];
  const attempts = tried.map((text) => attemptAt(catalogue, text, bounds));
  const sure = attempts.find((attempt) => attempt?.sure === true);
  const unsure = attempts.find((attempt) => attempt !== null);
  if (sure !== undefined || asked.length + everything.length === 0)
    return sure ?? unsure ?? attemptAt(catalogue, [...split.known, ...split.excluded].join(", "), EMPTY);
  const around = aroundIt(catalogue, split, bounds, unsure !== undefined) ?? unsure ?? null;
  const isImpossible = around === null && bounds.without.size > 0;
  // Nothing of the goal can be had without it: the goal says more than its exception.
  return isImpossible
    ? attemptOf(catalogue, { ...split, excluded: [] }, { ...bounds, without: new Set() })
    : around;
}

/** The sentences around a goal that is not clear: a sure reading where the goal has one that is unsure, or else by full text. */
function aroundIt(
  catalogue: Catalogue,
  { situation }: Split,
  bounds: Bounds,
  isUnsure: boolean,
): Attempt | null {
  const tried = situation.map((text) => (isUnsure ? attemptAt(catalogue, text, bounds) : null));
  const whole = situation.at(-1);
  return (
    tried.find((attempt) => attempt?.sure === true) ??
    (isUnsure || whole === undefined ? null : byText(catalogue, whole, bounds))
  );
}

const EMPTY: Bounds = { without: new Set(), known: new Set() };

function attemptAt(catalogue: Catalogue, written: string, bounds: Bounds): Attempt | null {
  const { names, rest } = rewriteGoal(written);
  const attempt = attemptText(catalogue, [...names, rest].join(", "), bounds);
  if (names.length === 0 || attempt?.sure === true || understand(catalogue, rest).elsewhere) return attempt;
  return attemptText(catalogue, names.join(", "), bounds) ?? attempt;
}

function attemptText(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
  const all = understand(catalogue, text);
  if (all.elsewhere) return null;
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
  if (parts.length > 0 && isCovered(catalogue, understood, parts))
    return { parts, notTaught: listed?.notTaught ?? [], sure: true, text };
  return listed ?? byText(catalogue, text, bounds) ?? byTechnicalName(catalogue, understood, { parts, text });
}

function understand({ goals }: Catalogue, text: string): Understood {
  const words = contentWords(text);
  const stems: string[] = [];
  const misspelt = new Set<string>();
  const unknown: Understood["unknown"] = [];
  for (const word of words) {
    const known = goals.recognise(word);
    if (known !== null) {
      stems.push(...known.stems);
      if (!known.isExact) for (const stem of known.stems) misspelt.add(stem);
    } else if (!isMisspeltFiller(word)) unknown.push(word);
  }
  return {
    stems: [...new Set(stems)],
    misspelt,
    unknown,
    elsewhere: words.some(({ written }) => ELSEWHERE.has(written)),
  };
}

function partsOf(catalogue: Catalogue, text: string, { stems }: Understood, bounds: Bounds): Found[] {
  const one = catalogue.goals
    .find(stems)
    .find(({ closeness, covered }) => closeness === 1 && covered.length === stems.length);
  if (one !== undefined && stems.length > 1 && isOpen(catalogue, one, bounds)) return [one];
  const parts = catalogue.goals
    .phrasesIn(text)
    .filter((part) => isOpen(catalogue, part, bounds))
    .slice(0, MOST_PARTS);
  let left = stems.filter((stem) => !parts.some(({ covered }) => covered.includes(stem)));
  if (parts.length > 0) left = left.filter((stem) => !CONTEXT.has(stem));
  while (left.length > 0 && parts.length < MOST_PARTS) {
    const best = catalogue.goals.find(left).find((found) => isOpen(catalogue, found, bounds));
    // A later part must be named in full: a word left over from the first is not a goal of its own.
    if (best === undefined || (parts.length > 0 && best.closeness < 1)) break;
    parts.push(best);
    left = left.filter((stem) => !best.covered.includes(stem) && !CONTEXT.has(stem));
  }
  return parts;
}

/** Whether anything of it is not left out. */
function isOpen(catalogue: Catalogue, part: Found, { without }: Bounds): boolean {
  return targetsOf(catalogue, part).some((id) => !without.has(id));
}

/** Parts that are joined by commas or "and", each read by itself: sure when all are understood in full. */
function readList(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
  const tail = text.match(SHARED_TAIL)?.[0] ?? "";
  const segments = text
    .slice(0, text.length - tail.length)
    .split(BETWEEN_PARTS)
    .filter((segment) => contentWords(segment).length > 0);
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
  const isUnknown = missed.every((word) => catalogue.goals.recognise(word) === null);
  if (parts.length === 0 || missed.length > isMissed || !isUnknown) return null;
  const distinct = [...new Map(parts.map((part) => [`${part.named.kind} ${part.named.ref}`, part])).values()];
  return {
    parts: withoutContext(catalogue, text, distinct),
    notTaught: missed.map(({ written }) => written),
    sure: isMissed <= segments.length - isMissed,
    text,
  };
}

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

/**
 * Parts without those that only say where: "tests for my backend" is about tests, and "query strings in Express" needs
 * Express anyway.
 */
function withoutContext(catalogue: Catalogue, text: string, parts: Found[]): Found[] {
  const whole = wholeGoalOf(catalogue)?.id;
  const rest = parts.filter((part) => !isContext(text, part) && !isOnlyNode(part, whole));
  const isNamed = rest.some(({ closeness }) => closeness === 1);
  const kept = isNamed
    ? parts.filter((part) => rest.includes(part) || !isIdle(catalogue, part, rest))
    : parts;
  return kept;
}

/** Whether a part is one word after a preposition, or nothing but words of context. */
function isContext(text: string, { covered }: Found): boolean {
  const [word] = covered;
  const isPlatform = word !== undefined && covered.length === 1 && (PLATFORMS.has(word) || CONTEXT.has(word));
  return isPlatform && new RegExp(`${PREPOSITION}\\s+${word}`, "i").test(stemsOf(text).join(" "));
}

/** Whether the whole track is meant by a word such as "node" alone, which others use to say where. */
function isOnlyNode({ named, covered }: Found, whole: string | undefined): boolean {
  return (
    named.kind === "goal" &&
    named.ref === whole &&
    covered.length > 0 &&
    covered.every((stem) => CONTEXT.has(stem))
  );
}

/** Stems of subjects that other goals are built on. */
const PLATFORMS: ReadonlySet<string> = new Set(["backend", "express", "http", "rest", "json", "process"]);
const PREPOSITION = "\\b(?:in|on|of|for|from|with|to|my|our|your|the|a|an|using)";

/** Whether the other parts do not need it named: the whole track, or a subject that they rest on. */
function isIdle(catalogue: Catalogue, { named, covered }: Found, others: Found[]): boolean {
  if (named.kind === "wait") return false;
  if (named.ref === wholeGoalOf(catalogue)?.id || covered.every((stem) => CONTEXT.has(stem))) return true;
  const needed = withRequired(
    catalogue,
    others.flatMap((other) => targetsOf(catalogue, other)),
  );
  const concepts = covered
    .flatMap((stem) => catalogue.goals.find([stem]))
    .filter(({ named: { kind }, closeness }) => kind === "concept" && closeness === 1);
  return concepts.some(({ named: { ref } }) => needed.includes(ref));
}

/** Whether one part is about more than all of another. */
function holds(catalogue: Catalogue, other: Found, part: Found): boolean {
  const own = targetsOf(catalogue, part);
  const all = targetsOf(catalogue, other);
  return part.named.kind !== "wait" && own.length < all.length && own.every((id) => all.includes(id));
}

function isAllFound({ stems }: Understood, parts: Found[]): boolean {
  const found = new Set(parts.flatMap(({ covered }) => covered));
  return stems.every((stem) => found.has(stem) || CONTEXT.has(stem));
}

/** Whether one name holds every word, those of context too. */
function isOneName({ stems, unknown }: Understood, [part, ...others]: Found[]): boolean {
  return (
    others.length === 0 &&
    unknown.length === 0 &&
    stems.every((stem) => part?.covered.includes(stem) === true)
  );
}

function isCovered(catalogue: Catalogue, { stems, misspelt, unknown }: Understood, parts: Found[]): boolean {
  const found = new Set(parts.flatMap(({ covered }) => covered));
  const inFull = new Set(
    parts.flatMap(({ named, covered, closeness }) =>
      closeness === 1 && named.words.length > 1 ? covered : [],
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
  const against = unknown.length + stems.filter(isLeft).length;
  const isOnlyContext = small === 0 && [...found].every((stem) => CONTEXT.has(stem)) && against > 0;
  return !isOnlyContext && said > against;
}

function weightOf({ goals }: Catalogue, stem: string): number {
  const isWholeName =
    !goals.isEveryday(stem) &&
    goals.find([stem]).some(({ named, closeness }) => named.kind !== "concept" && closeness === 1);
  return isWholeName ? WHOLE_NAME_WEIGHT : 1;
}

/** An unsure reading: the concept whose lesson, items and exercises hold most of the words. */
function byText(catalogue: Catalogue, text: string, bounds: Bounds): Attempt | null {
  // Typos are not forgiven here: with so many words, most strange words are near to one of them.
  const stems = contentWords(text)
    .map(({ stem }) => stem)
    .filter((stem) => !CONTEXT.has(stem));
  if (!stems.some((stem) => catalogue.goals.isName(stem))) return null;
  const hit = catalogue.texts.search(stems).find(({ concept }) => !bounds.without.has(concept));
  if (hit === undefined || hit.matched.length < LEAST_MATCHED) return null;
  if (hit.matched.length < stems.length * LEAST_PART_MATCHED) return null;
  const part = conceptPart(catalogue, hit.concept, hit.matched);
  return part === null ? null : { parts: [part], notTaught: [], sure: false, text };
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

/** The name that fits an error message best; its paths, quotes and numbers say nothing. */
function readErrorMessage(catalogue: Catalogue, texts: readonly string[]): Attempt | null {
  const found = texts.flatMap((text) => [
    ...catalogue.goals.phrasesIn(text),
    ...catalogue.goals.find(understand(catalogue, text).stems),
  ]);
  const fits = found
    .filter(
      ({ closeness, covered }) =>
        closeness >= LEAST_PART_MATCHED && covered.some((stem) => !CONTEXT.has(stem)),
    )
    .sort((a, b) => fitOf(b) - fitOf(a));
  const [best] = fits;
  const text = texts[0] ?? "";
  if (best === undefined) return byText(catalogue, text, EMPTY);
  return { parts: [best], notTaught: [], sure: best.closeness === 1, text };
}

function fitOf({ covered, closeness }: Found): number {
  const said = covered.reduce((sum, stem) => sum + (IN_ALL_ERRORS.has(stem) ? GENERAL_WEIGHT : 1), 0);
  return said * (closeness === 1 ? WHOLE_NAME_WEIGHT : closeness);
}

/** Stems that many error messages have. */
const IN_ALL_ERRORS: ReadonlySet<string> = new Set(
  "error typeerror referenceerror rangeerror syntaxerror undefin undefined function failed object type uncaught handl".split(
    " ",
  ),
);
const GENERAL_WEIGHT = 0.3;

function searchStems({ goals }: Catalogue, text: string): string[] {
  const stems = contentWords(text).flatMap((word) => goals.recognise(word)?.stems ?? [word.stem]);
  return [...new Set(stems)];
}

/** Readings to choose from, nearest first: by name, then by full text, and the whole track when nothing is near. */
function offersFor(catalogue: Catalogue, text: string): GoalReading["nearest"] {
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

function toBounds(catalogue: Catalogue, { excluded, known }: Split): Bounds {
  const left = new Set(excluded.flatMap((text) => leftOut(catalogue, text)));
  const without = catalogue.graph.concepts
    .filter(({ id }) => withRequired(catalogue, [id]).some((needed) => left.has(needed)))
    .map(({ id }) => id);
  const learnt = known.flatMap((text) =>
    knownParts(catalogue, text).flatMap((part) => targetsOf(catalogue, part)),
  );
  return { without: new Set(without), known: new Set(withRequired(catalogue, learnt)) };
}

/** Concepts that somebody does not want: the concept of that name rather than a goal around it. */
function leftOut(catalogue: Catalogue, text: string): string[] {
  const { stems } = understand(catalogue, text);
  const inFull = catalogue.goals
    .find(stems)
    .filter(({ closeness, covered }) => closeness === 1 && covered.length === stems.length);
  const best = inFull.find(({ named }) => named.kind === "concept") ?? inFull[0];
  const parts = best === undefined ? stems.flatMap((stem) => namedBy(catalogue, stem)) : [best];
  return parts.flatMap((part) => (part.named.kind === "wait" ? [] : targetsOf(catalogue, part)));
}

function namedBy({ goals }: Catalogue, stem: string): Found[] {
  const found = goals.find([stem]).filter(({ closeness }) => closeness === 1);
  return (found.find(({ named }) => named.kind === "concept") ?? found[0]) === undefined
    ? []
    : found.slice(0, 1);
}

function knownParts(catalogue: Catalogue, text: string): Found[] {
  return partsOf(catalogue, text, understand(catalogue, text), EMPTY).filter(
    ({ named, closeness }) => closeness === 1 && named.kind !== "wait",
  );
}

function knownTitles(catalogue: Catalogue, texts: readonly string[]): string[] {
  return [
    ...new Set(
      texts.flatMap((text) => knownParts(catalogue, text)).map((part) => titleOfPart(catalogue, part)),
    ),
  ];
}

/** Targets of the parts, less those that are left out or known; when none would be left and they must be, all of them. */
function targetsWithin(catalogue: Catalogue, parts: Found[], { without, known }: Bounds): Set<string> {
  const all = parts.flatMap((part) => targetsOf(catalogue, part));
  const allowed = all.filter((id) => !without.has(id));
  const open = allowed.filter((id) => !known.has(id));
  const choice = [open, allowed].find((ids) => ids.length > 0) ?? all;
  return new Set(choice);
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

function wholePart(catalogue: Catalogue, covered: string[]): Found | null {
  const goal = wholeGoalOf(catalogue);
  if (goal === undefined) return null;
  const named = {
    id: -1,
    kind: "goal",
    ref: goal.id,
    text: goal.title,
    isTitle: true,
    words: covered,
  } as const;
  return { named, covered, closeness: 1 };
}

function conceptPart({ summaries }: Catalogue, id: string, covered: string[]): Found | null {
  const title = summaries.get(id)?.title;
  if (title === undefined) return null;
  return {
    named: { id: -1, kind: "concept", ref: id, text: title, isTitle: true, words: covered },
    covered,
    closeness: 1,
  };
}

function titleOfPart({ track, summaries }: Catalogue, { named }: Found): string {
  const goal = track.goals.find(({ id }) => id === named.ref);
  const wait = track.waits.find(({ id }) => id === named.ref);
  const titles = { goal: goal?.title, wait: wait?.title, concept: summaries.get(named.ref)?.title };
  return titles[named.kind] ?? named.text;
}
