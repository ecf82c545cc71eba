const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const TIME = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** A day, from an ISO moment or day, in the reader's own form. */
export const toDay = (iso: string): string => DAY.format(new Date(iso));

/** A moment to the minute, in the reader's own form and zone. */
export const toMoment = (iso: string): string => TIME.format(new Date(iso));
