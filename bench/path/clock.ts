const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Minutes of study per day. */
export const SESSION_MINUTES = 45;

/** Start of the course, at nine in the morning (UTC), in ms since 1970. */
const COURSE_BEGINS = Date.UTC(2026, 0, 5, 9);

/**
 * Time in ms from the start of the course until this number of minutes of study is over, at one session of 45 minutes per
 * day.
 */
export function msAfter(minutes: number): number {
  const day = Math.floor(minutes / SESSION_MINUTES);
  return day * DAY_MS + (minutes - day * SESSION_MINUTES) * MINUTE_MS;
}

/** End of this number of minutes of study, in ms since 1970. */
export function momentAfter(minutes: number): number {
  return COURSE_BEGINS + msAfter(minutes);
}
