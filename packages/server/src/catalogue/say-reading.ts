import { joinWithAnd } from "./join-with-and.ts";

type Covered = {
  title: string;
  waits: readonly { title: string; reason: string }[];
  minutes: number;
  count: number;
  unknown: readonly string[];
};

/** A reading in one or two plain sentences. */
export const sayReading = {
  covered: ({ title, waits, minutes, count, unknown }: Covered): string => {
    const path = `${count === 1 ? "One concept" : `${count} concepts`}, about ${timeText(minutes)}`;
    const first =
      waits.length > 0
        ? `${joinWithAnd(waits.map((wait) => wait.title))} can wait. ${waits.map(({ reason }) => reason).join(" ")} What comes first: ${path}.`
        : `“${title}”: ${path}.`;
    const notTaught = `Aulo does not teach ${joinWithAnd(unknown.map((word) => `“${word}”`))}.`;
    return unknown.length > 0 ? `${first} ${notTaught}` : first;
  },
  notCovered: (nearest: readonly { title: string }[]): string => {
    const titles = joinWithAnd(nearest.map(({ title }) => `“${title}”`));
    return `Aulo does not cover this. What it does teach that comes nearest: ${titles}.`;
  },
};

function timeText(minutes: number): string {
  return minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
