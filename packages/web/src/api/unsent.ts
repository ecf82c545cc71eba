/**
 * Work that the server does not have yet, kept in the browser for each learner: a reload, a crash or a way back shows it again.
 *
 * 1. An entry is one value in localStorage, with the time of its last change.
 * 2. The entries have a bound in number, characters and age. To make room, entries about answered items are dropped first, then the
 *    work changed longest ago, one entry at a time. An answer on its way is never dropped for room, and an entry about an answered
 *    item pushes out only its own kind.
 * 3. A full or blocked storage breaks nothing: the entry then lasts as long as the page.
 */
import { isInMemory, listStorage, readStorage, writeStorage } from "../browser-storage.ts";
import { currentLearnerId } from "./current-learner.ts";

const ALL = "aulo.unsent.";
/** Raise the number when the shape of an entry changes: entries of another number are ignored, and dropped by age. */
const PREFIX = `${ALL}1:`;

/** Limits on the entries of all learners of this browser. localStorage holds about five million characters. */
export const UNSENT_LIMITS = { entries: 100, characters: 2_000_000, days: 60 } as const;

const DAY_MS = 86_400_000;

/** First parts of the names of entries about answered items: the feedback, and code that the learner changes after an exercise. */
const AFTER_ANSWER: readonly string[] = ["answered", "ended"];
/** First part of the names of entries that are never dropped for room. */
const ON_ITS_WAY = "answer";
/** First parts of the names of entries about one check, which belongs to one learner. */
const OF_A_CHECK: readonly string[] = [...AFTER_ANSWER, ON_ITS_WAY, "work", "run"];

type Entry = { at: number; value: unknown };
type Stored = { key: string; length: number; at: number };

/** Values by name. A name has parts with colons between them, such as `work:CHECK:ITEM`. */
export const unsent = {
  read<T>(name: string): T | null {
    return toEntry<T>(readStorage(keyOf(name)))?.value ?? null;
  },

  /** @returns false when the entry will be gone with the page */
  write(name: string, value: unknown): boolean {
    const key = keyOf(name);
    const text = JSON.stringify({ at: Date.now(), value } satisfies Entry);
    const others = withoutOld(storedBeside(key));
    const spare = toSpare(key, others);
    let count = others.length + 1;
    let characters = others.reduce((sum, { length }) => sum + length, text.length);
    const dropNext = () => {
      const next = spare.shift();
      if (next === undefined) return false;
      writeStorage(next.key, null);
      count -= 1;
      characters -= next.length;
      return true;
    };
    while ((count > UNSENT_LIMITS.entries || characters > UNSENT_LIMITS.characters) && dropNext());
    while (!writeStorage(key, text)) if (!dropNext()) return false;
    return true;
  },

  drop(name: string): void {
    writeStorage(keyOf(name), null);
  },

  /** The learner's names that start with `prefix`; the one changed last comes first. */
  list(prefix: string): string[] {
    const own = keyOf("");
    return listStorage(own + prefix)
      .map((key) => ({ name: key.slice(own.length), at: timeOf(readStorage(key) ?? "") }))
      .toSorted((one, other) => other.at - one.at)
      .map(({ name }) => name);
  },

  /** Drops everything about a concept, or everything of the learner. */
  forget(concept: string | null): void {
    for (const name of unsent.list("")) if (concept === null || isAbout(name, concept)) unsent.drop(name);
  },

  /** Gives the work of one learner to another, but for that on checks, which stay with their learner. */
  move(from: string, to: string): void {
    const own = `${PREFIX}${from}:`;
    for (const key of listStorage(own)) {
      const text = readStorage(key);
      if (text === null || OF_A_CHECK.includes(kindOf(key))) continue;
      writeStorage(key, null);
      writeStorage(`${PREFIX}${to}:${key.slice(own.length)}`, text);
    }
  },

  /** Whether all entries outlast the page. */
  isAllKept: (): boolean => !isInMemory(ALL),
};

function keyOf(name: string): string {
  return `${PREFIX}${currentLearnerId()}:${name}`;
}

/** First part of the entry's name. */
function kindOf(key: string): string {
  return key.split(":")[2] ?? "";
}

function toEntry<T>(text: string | null): { at: number; value: T } | null {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Time of the last change; 0 for a text that is not an entry. Parsing every entry at each keystroke would be slow. */
function timeOf(text: string): number {
  return Number(/^\{"at":(\d+)/.exec(text)?.[1] ?? 0);
}

/** The entries in localStorage, of all learners. Those that are in memory alone take no room there. */
function storedBeside(key: string): Stored[] {
  return listStorage(ALL)
    .filter((other) => other !== key && !isInMemory(other))
    .map((other) => ({ key: other, text: readStorage(other) ?? "" }))
    .map(({ key: other, text }) => ({ key: other, length: text.length, at: timeOf(text) }));
}

function withoutOld(entries: readonly Stored[]): Stored[] {
  const oldest = Date.now() - UNSENT_LIMITS.days * DAY_MS;
  for (const { key, at } of entries) if (at < oldest) writeStorage(key, null);
  return entries.filter(({ at }) => at >= oldest);
}

/** The entries that may go for the room of `key`, in the order of going. */
function toSpare(key: string, others: readonly Stored[]): Stored[] {
  const oldestFirst = others.toSorted((one, other) => one.at - other.at);
  const answered = oldestFirst.filter((other) => AFTER_ANSWER.includes(kindOf(other.key)));
  if (AFTER_ANSWER.includes(kindOf(key))) return answered;
  const work = oldestFirst.filter((other) => ![...AFTER_ANSWER, ON_ITS_WAY].includes(kindOf(other.key)));
  return [...answered, ...work];
}

/** Whether a part of the name is the concept, or an item or exercise of it. */
function isAbout(name: string, concept: string): boolean {
  return name.split(":").some((part) => part.split(/[./]/)[0] === concept);
}
