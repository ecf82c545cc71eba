import { listed } from "../listed.ts";

type Covered = {
  title: string;
  waits: readonly { title: string; reason: string }[];
  minutes: number;
  count: number;
  sure: boolean;
  notTaught: readonly string[];
  /** Titles of what the learner knows already. */
  known: readonly string[];
  /** The goal asks for the front end too. */
  isHalf: boolean;
};

/** A reading in a few plain sentences. */
export const sayReading = {
  covered: ({ title, waits, minutes, count, sure, notTaught, known, isHalf }: Covered): string => {
    const path = pathText(count, minutes);
    const plain = sure
      ? `“${title}”: ${path}.`
      : `Aulo is not sure that it understood you. It comes closest to “${title}”: ${path}.`;
    const first =
      waits.length > 0
        ? `${listed(waits.map((wait) => wait.title))} can wait. ${waits.map(({ reason }) => reason).join(" ")} What comes first: ${path}.`
        : plain;
    const sentences = [
      first,
      isHalf ? "Aulo teaches the back-end half; it does not teach the front end." : "",
      notTaught.length > 0 ? `Aulo does not teach ${listed(notTaught.map((word) => `“${word}”`))}.` : "",
      known.length > 0
        ? `You know ${listed(known.map((each) => `“${each}”`))}: a short check comes first, and you skip what you know.`
        : "",
    ];
    return sentences.filter((sentence) => sentence !== "").join(" ");
  },
  notCovered: (nearest: readonly { title: string }[]): string => {
    const titles = listed(nearest.map(({ title }) => `“${title}”`));
    return `Aulo does not teach this. The nearest that it teaches: ${titles}.`;
  },
  /** The size of a reading to choose. */
  offer: (count: number, minutes: number): string => `${pathText(count, minutes)}.`,
};

/** Several titles as one; a title that is a list itself is set apart by a plus. */
export function joinTitles(titles: readonly string[]): string {
  const isList = titles.some((title) => /,| and /.test(title));
  return isList ? titles.join(" + ") : listed(titles);
}

function pathText(count: number, minutes: number): string {
  return `${count === 1 ? "one concept" : `${count} concepts`}, about ${timeText(minutes)}`;
}

function timeText(minutes: number): string {
  return minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
