import type { Track } from "@aulo/content";
import MiniSearch from "minisearch";
import { editDistance } from "./edit-distance.ts";
import { remembering } from "./remembering.ts";
import { CONTEXT, contentWords, FIRST_WORDS, LONG_FILLERS, stemsOf, tokensOf, type Word } from "./words.ts";

/** One name of a goal, a later subject (“wait”) or a concept. */
export type Named = {
  id: number;
  kind: "goal" | "wait" | "concept";
  /** Id of the goal, of the subject that can wait, or of the concept. */
  ref: string;
  text: string;
  isTitle: boolean;
  words: readonly string[];
};

/** A name that shares words with a goal: the shared words, and which part of the name they are (0-1). */
export type Found = { named: Named; covered: string[]; closeness: number };

/** Words of the track that a written word stands for, and whether it was written otherwise. */
export type Recognised = { stems: readonly string[]; isExact: boolean };

export type GoalIndex = {
  /** The names that share a word with these, best first. */
  find: (stems: readonly string[]) => Found[];
  /** The name that a text is, word for word; null for all other texts. */
  named: (text: string) => Found | null;
  /** The names that stand in a text word for word, the longest first, none over another. Small words count here: "one to many". */
  phrasesIn: (text: string) => Found[];
  /** The text with misspelt names of several words spelled as the track does: "even loop" has no word that is unknown. */
  spelled: (text: string) => string;
  /** True when one of the names of the same thing has the word: "graceful shutdown" mixes two names of one concept. */
  isNameOf: (found: Found, stem: string) => boolean;
  /** The words of the track that are meant, forgiving a typo; null when the track does not know it. */
  recognise: (word: Word) => Recognised | null;
  /** True for a word that is the whole name of something and hardly means anything else, such as "express". */
  isTechnical: (stem: string) => boolean;
  /** True for a word that is the whole name of something. */
  isName: (stem: string) => boolean;
};

type Naming = Pick<Named, "kind" | "ref" | "text" | "isTitle">;

/** Decides between names that fit equally well: a whole goal says most, and a subject that can wait must not hide behind a concept. */
const PREFERENCE = { wait: 0.3, goal: 0.2, concept: 0 } as const;
const TITLE_PREFERENCE = 0.1;

/** Weight of a word of context; a word that names the subject weighs 1. */
const CONTEXT_WEIGHT = 0.5;

/** Shorter words are too near to others: "piano" is one edit from "pino". */
const SHORTEST_MISSPELT = 5;

/** A long name is meant when this part of its words is there; one of its words alone, such as "memory", says little. */
const LEAST_OF_LONG_NAME = 0.6;
const SHORTEST_LONG_NAME = 3;

/** Letters that may follow a known word, as in "dockerize", or be left off it, as in "migrat". */
const MOST_ENDING = 4;
const SHORTEST_BEGUN = 5;

/** Stems of whole names that are everyday words too. */
const EVERYDAY: ReadonlySet<string> = new Set(
  stemsOf(`accept address alert apollo array assert begin body cache catch chat cluster collection commit component config
container controller cookie dashboard delete describe document error event every explain export express fakes file
filter finally find fixture forbidden function graph group hash header helm host import index injection insert join key lambda
library limit live log loop map messenger metric mock model module monitor multiplayer next node notification null
object online orchestration ownership package params path pending permission pipe plan populate port process project
promise queue railway reduce relationship release render resilience resource rest retry role rollback route router salt
schema scope secret select server session settled signal some sort spread stream table test then thread throw token
transaction unique update uptime validation web where`),
);

/** Words before a name that do not belong to it: "learn SQL" is not a longer name than "SQL". */
const LEADING: ReadonlySet<string> = new Set(
  "learn understand use build make how to doe do what is why when a an the my i becom know write add set up".split(
    " ",
  ),
);

export function buildGoalIndex(track: Track): GoalIndex {
  const named = namesOf(track).map((name, id): Named => {
    return { ...name, id, words: contentWords(name.text).map(({ stem }) => stem) };
  });
  const isCommon = commonIn(named);
  const all = named.filter((name) => name.words.length > 0 && !isPhraseOnly(name, isCommon));
  const phrases = named.map(toPhrase).sort(byLength);
  const phraseOf = new Map(phrases.toReversed().map((phrase) => [phrase.tokens.join(" "), phrase]));
  const phrasesFrom = Map.groupBy(
    phrases.map((phrase, order) => ({ ...phrase, order })).filter(({ core }) => core.length > 1),
    ({ core }) => core[0] ?? "",
  );
  const byId = new Map(all.map((named) => [named.id, named]));
  const vocabulary = new Set(all.flatMap(({ words }) => words));
  const wholeNames = new Set(all.flatMap(({ words }) => (words.length === 1 ? words : [])));
  const search = new MiniSearch<Named>({
    fields: ["text"],
    tokenize: (text) => contentWords(text).map(({ stem }) => stem),
    processTerm: (term) => term,
  });
  search.addAll(all);

  const find = (stems: readonly string[]): Found[] => {
    const results = search.search(stems.join(" "), { tokenize: (text) => text.split(" ") });
    return results
      .flatMap(({ id, queryTerms, score }) => {
        const named = byId.get(id);
        if (named === undefined) return [];
        const closeness = queryTerms.length / named.words.length;
        if (!isMeant(named, closeness)) return [];
        const said = queryTerms.reduce((sum, term) => sum + (CONTEXT.has(term) ? CONTEXT_WEIGHT : 1), 0);
        const preference = PREFERENCE[named.kind] + (named.isTitle ? TITLE_PREFERENCE : 0);
        return [
          {
            named,
            covered: queryTerms,
            closeness,
            rank: said * closeness + closeness + preference + score / 1000,
          },
        ];
      })
      .sort((a, b) => b.rank - a.rank);
  };

  const isTechnical = (stem: string): boolean => wholeNames.has(stem) && !EVERYDAY.has(stem);

  const misspelt = remembering((stemAndWritten: string): string | null => {
    const [stem = "", written = ""] = stemAndWritten.split(" ");
    if (/\d/.test(written)) return null;
    return (
      SHORT_NAMES.find((name) => isSlip(written, name)) ??
      nearest(stem, vocabulary) ??
      [...vocabulary].find((word) => isSameWord(word, stem)) ??
      nearest(written, vocabulary)
    );
  });

  const recognise = ({ stem, written, parts }: Word): Recognised | null => {
    if (vocabulary.has(stem)) return { stems: [stem], isExact: true };
    const known = parts.map((part) => part.stem).filter((part) => vocabulary.has(part));
    if (known.length > 0 && (known.length === parts.length || known.some(isTechnical)))
      return { stems: known, isExact: true };
    const near = misspelt(`${stem} ${written}`);
    return near === null ? null : { stems: [near], isExact: false };
  };

  const namedBy = (text: string): Found | null => {
    const phrase = phraseOf.get(tokensOf(text).join(" "));
    return phrase === undefined ? null : toFound(phrase);
  };

  const phrasesIn = (text: string): Found[] => {
    const tokens = tokensOf(text);
    const whole = namedBy(text);
    if (whole !== null) return [whole];
    const taken = new Set<number>();
    const begun = [...new Set(tokens)].flatMap((token) => phrasesFrom.get(token) ?? []);
    return begun
      .sort((a, b) => a.order - b.order)
      .flatMap((phrase) => {
        const at = placeOf(phrase.core, tokens);
        const places = phrase.core.map((_, index) => at + index);
        if (at < 0 || places.some((place) => taken.has(place))) return [];
        for (const place of places) taken.add(place);
        return [toFound(phrase)];
      });
  };

  const manyWords = named.map(({ text }) => text.toLowerCase().split(" ")).filter(isLongName);
  const isManyWords = new Set(manyWords.map((name) => name.join(" ")));
  const manyWordsWithout = Map.groupBy(
    manyWords.flatMap((name) => name.map((word, slot) => ({ word, gap: withGap(name, slot) }))),
    ({ gap }) => gap,
  );

  const spelled = (text: string): string => {
    const words = text.split(" ");
    for (const size of [3, 2])
      for (let at = 0; at + size <= words.length; at += 1) {
        const written = words.slice(at, at + size).map((word) => word.toLowerCase());
        if (isManyWords.has(written.join(" "))) continue;
        for (const [slot, word] of written.entries()) {
          const names = word.length > 3 ? (manyWordsWithout.get(withGap(written, slot)) ?? []) : [];
          const meant = names.find((name) => isSlip(word, name.word));
          if (meant !== undefined) words[at + slot] = meant.word;
        }
      }
    return words.join(" ");
  };

  const isNameOf = ({ named }: Found, stem: string): boolean =>
    all.some(({ kind, ref, words }) => kind === named.kind && ref === named.ref && words.includes(stem));

  return {
    find,
    named: namedBy,
    phrasesIn,
    spelled,
    isNameOf,
    recognise,
    isTechnical,
    isName: (stem) => wholeNames.has(stem),
  };
}

/** True when the word is a misspelt filler, such as "undrestand". */
export function isMisspeltFiller({ written }: Word): boolean {
  return isNearFiller(written);
}

const isNearFiller = remembering(
  (written) => nearest(written, LONG_FILLERS) !== null || FIRST_WORDS.some((word) => isSlip(written, word)),
);

/** True for a name that says something else without its small words: "two requests at once" is not "request". */
function isPhraseOnly({ kind, text, words }: Named, isCommon: (stem: string) => boolean): boolean {
  const tokens = stemsOf(text).filter((token) => !LINKING.has(token));
  if (tokens.some((token) => NEGATING.has(token))) return true;
  if (kind === "goal" && !PLACES.has(words[0] ?? "")) return false;
  return (
    tokens.length > words.length && (words.length === 1 || (kind === "concept" && words.every(isCommon)))
  );
}

/** Words that the names of many concepts have, such as "request" and "row". */
function commonIn(named: readonly Named[]): (stem: string) => boolean {
  const concepts = new Map<string, Set<string>>();
  for (const { kind, ref, words } of named)
    if (kind === "concept")
      for (const word of words) concepts.set(word, (concepts.get(word) ?? new Set()).add(ref));
  return (stem) => (concepts.get(stem)?.size ?? 0) > FEWEST_COMMON;
}

/** A word is common from more concepts than these. */
const FEWEST_COMMON = 8;

function isLongName(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    words.join("").length >= FEWEST_LETTERS &&
    words.every((word) => /^[a-z]+$/.test(word))
  );
}

/** A name of several words is compared as a whole, so that a typo in it is forgiven, from this many letters. */
const FEWEST_LETTERS = 8;

/** A name with one of its words left open, which may hold a slip. */
function withGap(words: readonly string[], slot: number): string {
  return words.map((word, index) => (index === slot ? "" : word)).join(" ");
}

/** Stems that only say where something runs: "go live", "put my app online". */
const PLACES: ReadonlySet<string> = new Set(["live", "onlin"]);

/** Small words that turn a name round: "database without SQL" is not "SQL databases". */
const NEGATING: ReadonlySet<string> = new Set(
  "without instead not no never nobody nothing than cannot".split(" "),
);

/** Small words that a name is the same without: "About promises". */
const LINKING: ReadonlySet<string> = new Set("about a an the of in on for to".split(" "));

/** A name, its words, and those of them that must stand in a goal. */
type Phrase = { name: Named; tokens: string[]; core: readonly string[] };

function toPhrase(name: Named): Phrase {
  const tokens = tokensOf(name.text);
  return { name, tokens, core: withoutLeading(tokens) };
}

function byLength(a: Phrase, b: Phrase): number {
  return b.tokens.length - a.tokens.length || PREFERENCE[b.name.kind] - PREFERENCE[a.name.kind];
}

function toFound({ name }: Phrase): Found {
  return { named: name, covered: [...name.words], closeness: 1 };
}

function withoutLeading(tokens: readonly string[]): readonly string[] {
  const first = tokens.findIndex((token) => !LEADING.has(token));
  return first < 0 ? [] : tokens.slice(first);
}

function placeOf(phrase: readonly string[], tokens: readonly string[]): number {
  return tokens.findIndex((_, at) => phrase.every((token, index) => tokens[at + index] === token));
}

function isMeant({ words, isTitle }: Named, closeness: number): boolean {
  return (
    isTitle || closeness === 1 || (words.length >= SHORTEST_LONG_NAME && closeness >= LEAST_OF_LONG_NAME)
  );
}

function isSameWord(known: string, stem: string): boolean {
  const [short, long] = known.length < stem.length ? [known, stem] : [stem, known];
  return (
    short.length >= SHORTEST_BEGUN && long.length - short.length <= MOST_ENDING && long.startsWith(short)
  );
}

function namesOf({ goals, waits, concepts }: Track): Naming[] {
  return [
    ...goals.flatMap(({ id, title, phrases }) => naming("goal", id, title, phrases)),
    ...waits.flatMap(({ id, title, aliases }) => naming("wait", id, title, aliases)),
    ...concepts.flatMap(({ id, title, aliases }) => naming("concept", id, title, aliases)),
  ];
}

function naming(kind: Named["kind"], ref: string, title: string, others: readonly string[]): Naming[] {
  return [
    { kind, ref, text: title, isTitle: true },
    ...others.map((text) => ({ kind, ref, text, isTitle: false })),
  ];
}

function nearest(word: string, words: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = typosIn(word) + 1;
  for (const known of words) {
    if (known[0] !== word[0] || known.length < SHORTEST_MISSPELT) continue;
    if (Math.abs(known.length - word.length) > fewest) continue;
    const edits = editDistance(word, known);
    const isLonger = edits === fewest && best !== null && known.length > best.length;
    if (edits < fewest || isLonger) [best, fewest] = [known, edits];
  }
  return best;
}

/** Names that are too short for other typos, and are written in every second goal. */
const SHORT_NAMES: readonly string[] = "node rest http json test api sql".split(" ");

/** Whether a letter is left out, doubled or has changed places with the next. Any other letter makes another word: "rust" is not "rest". */
function isSlip(word: string, known: string): boolean {
  if (word[0] !== known[0] || word.length < 2 || editDistance(word, known) !== 1) return false;
  const once = (text: string) => text.replaceAll(/(.)\1/g, "$1");
  const isLeftOut = word.length === known.length - 1;
  const isDoubled = word.length === known.length + 1 && once(word) === once(known);
  const isSwapped = word.length === known.length && [...word].sort().join("") === [...known].sort().join("");
  return isLeftOut || isDoubled || isSwapped;
}

/**
 * Edits up to which a word counts as misspelt. MiniSearch's own fuzzy search counts swapped letters as two edits, so that
 * "doctor" is as near to "docker" as "dokcer".
 */
function typosIn(word: string): number {
  return word.length < SHORTEST_MISSPELT ? 0 : word.length < 9 ? 1 : 2;
}
