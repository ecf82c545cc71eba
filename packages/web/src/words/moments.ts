const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const TIME = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** A day, from an ISO moment or day, in the reader's own form. */
export function toDay(iso: string): string {
  return DAY.format(new Date(iso));
}

/** A moment to the minute, in the reader's own form and zone. */
export function toMoment(iso: string): string {
  return TIME.format(new Date(iso));
}
