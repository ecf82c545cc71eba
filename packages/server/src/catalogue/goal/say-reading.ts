import { joinWithAnd } from "../join-with-and.ts";

type Covered = {
  title: string;
  waits: readonly { title: string; reason: string; concepts: readonly string[] }[];
  minutes: number;
  count: number;
  sure: boolean;
};

type Remarks = {
  /** The goal asks for the front end too. */
  isHalf: boolean;
  notTaught: readonly string[];
  /** Titles of subjects that the learner knows already. */
  known: readonly string[];
  /** Titles of subjects that the learner does not want, and whether the path is without them. */
  excluded: readonly string[];
  isWithout: boolean;
};

/** A reading in a few plain sentences. */
export const sayReading = {
  covered: ({ title, waits, minutes, count, sure }: Covered): string => {
    const path = pathText(count, minutes);
    if (waits.length > 0)
      return `${joinWithAnd(waits.map((wait) => wait.title))} can wait. ${waits.map(({ reason }) => reason).join(" ")} ${wayTo(waits)}: ${path}.`;
    if (sure) return `“${title}”: ${path}.`;
    return `Aulo is not sure that it understood you. The nearest that it teaches is “${title}”: ${path}.`;
  },
  /** Sentences about parts of the goal that the path treats otherwise than asked. */
  remarks: ({ isHalf, notTaught, known, excluded, isWithout }: Remarks): string[] => {
    const left = isWithout ? "Left out, as you asked:" : "Your goal needs this, so it stays:";
    const sentences = [
      isHalf ? "Aulo teaches the back-end half. It does not teach the front end." : "",
      notTaught.length > 0 ? `Aulo does not teach ${quoted(notTaught)}.` : "",
      known.length > 0
        ? `You know ${quoted(known)} already: a short check confirms it, and you skip those lessons.`
        : "",
      excluded.length > 0 ? `${left} ${quoted(excluded)}.` : "",
    ];
    return sentences.filter((sentence) => sentence !== "");
  },
  notCovered: (nearest: readonly { title: string }[]): string =>
    `Aulo does not teach this. The nearest that it teaches: ${quoted(nearest.map(({ title }) => title))}.`,
  /** The size of a reading to choose. */
  offer: (count: number, minutes: number): string => {
    const path = pathText(count, minutes);
    return `${path.charAt(0).toUpperCase()}${path.slice(1)}.`;
  },
};

/** Several titles as one; a title that is a list itself is set apart by a plus. */
export function joinTitles(titles: readonly string[]): string {
  const isList = titles.some((title) => /,| and /.test(title));
  return isList ? titles.join(" + ") : joinWithAnd(titles);
}

function quoted(texts: readonly string[]): string {
  return joinWithAnd(texts.map((text) => `“${text}”`));
}

function pathText(count: number, minutes: number): string {
  return `${count === 1 ? "one concept" : `${count} concepts`}, about ${timeText(minutes)}`;
}

function timeText(minutes: number): string {
  return minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

function wayTo(waits: Covered["waits"]): string {
  return waits.some(({ concepts }) => concepts.length > 0)
    ? "What unlocks it, and then the subject itself"
    : "Before that";
}
