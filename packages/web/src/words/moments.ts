const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const TIME = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** Formats the day of an ISO date or date-time in the reader's locale. */
export function toDay(iso: string): string {
  return DAY.format(new Date(iso));
}

/** Formats an ISO date-time to the minute, in the reader's locale and time zone. */
export function toMoment(iso: string): string {
  return TIME.format(new Date(iso));
}
