const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const TIME = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const HOUR = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const NEAR_DAYS: ReadonlyMap<number, string> = new Map([
  [-1, "yesterday"],
  [0, "today"],
  [1, "tomorrow"],
]);
const DAY_MS = 86_400_000;

/** Formats the day of an ISO date or date-time in the reader's locale. */
export function toDay(iso: string): string {
  return DAY.format(new Date(iso));
}

/** The day as one says it: "today", "tomorrow", "yesterday", "on 3 Dec 2026". */
export function sayDay(iso: string, now: Date): string {
  const at = new Date(iso);
  return NEAR_DAYS.get(daysBetween(now, at)) ?? `on ${DAY.format(at)}`;
}

/** A later moment as one says it today: "at 18:00", "tomorrow at 9:30", "on 3 Dec 2026". */
export function sayUntil(iso: string, now: Date): string {
  const at = new Date(iso);
  const days = daysBetween(now, at);
  if (days <= 0) return `at ${HOUR.format(at)}`;
  return days === 1 ? `tomorrow at ${HOUR.format(at)}` : `on ${DAY.format(at)}`;
}

/** Formats an ISO date-time to the minute, in the reader's locale and time zone. */
export function toMoment(iso: string): string {
  return TIME.format(new Date(iso));
}

/** Midnights between two moments, in the reader's time zone. */
function daysBetween(from: Date, to: Date): number {
  const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (dayOf(to) - dayOf(from)) / DAY_MS;
}
