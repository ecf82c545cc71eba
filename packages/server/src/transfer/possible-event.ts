import { LIMITS } from "@aulo/contract";
import type { LogEvent } from "@aulo/engine";

/** Clocks of two machines may differ by this much. */
const CLOCK_DIFFERENCE_MS = 86_400_000;
/** The largest time of a `Date`. */
const LATEST_DATE = 8.64e15;
/** The most options, hints and runs that an answer can have. */
const MOST_CHOICES = 100;
const MOST_HINTS = 100;
const MOST_TRIES = 100_000;
/** Difficulties lie near zero; an estimate this far out was never measured. */
const LARGEST_DIFFICULTY = 20;

/**
 * A time of an import, in milliseconds since 1970. A time in the future becomes `now`: the clock of the exporting machine was ahead, and
 * the log is in order of its entries, not of their times.
 */
export function pastTime(at: number, now: number): number {
  return at > now + CLOCK_DIFFERENCE_MS ? now : at;
}

/**
 * The reason why no version of Aulo can have written this event, in words that follow "Entry 3 of its log", such as "has an id in
 * capital letters". Null when one can have written it.
 */
export function whyImpossible(event: LogEvent): string | null {
  if (event.at > LATEST_DATE) return "has a time that does not exist";
  if (event.id !== event.id.toLowerCase()) return "has an id in capital letters";
  return event.kind === "answered" ? whyNoAnswer(event) : null;
}

function whyNoAnswer(answer: Extract<LogEvent, { kind: "answered" }>): string | null {
  const { choices, hints, hintsOf = 0, tries, also, shows = [], faults, measured } = answer;
  if (choices > MOST_CHOICES) return `tells of ${choices} choices`;
  if (Math.max(hints, hintsOf) > MOST_HINTS) return `tells of ${Math.max(hints, hintsOf)} hints`;
  if (tries > MOST_TRIES) return `tells of ${tries} runs`;
  if ([also, shows, faults].some(({ length }) => length > LIMITS.concepts))
    return `names more than ${LIMITS.concepts} concepts`;
  if (measured === undefined) return null;
  const { difficulty, variance } = measured;
  return Math.abs(difficulty) > LARGEST_DIFFICULTY || variance > LARGEST_DIFFICULTY ** 2
    ? "tells of a difficulty that cannot be measured"
    : null;
}
