const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Learners study this long a day, in minutes. */
export const SESSION_MINUTES = 45;

/** A morning at nine (UTC), milliseconds since 1970. */
const COURSE_BEGINS = Date.UTC(2026, 0, 5, 9);

/** Milliseconds from the beginning until so many minutes of study are over: 45 a day, one session a day. */
export function msAfter(minutes: number): number {
  const day = Math.floor(minutes / SESSION_MINUTES);
  return day * DAY_MS + (minutes - day * SESSION_MINUTES) * MINUTE_MS;
}

/** The same as a moment, milliseconds since 1970. */
export function momentAfter(minutes: number): number {
  return COURSE_BEGINS + msAfter(minutes);
}
