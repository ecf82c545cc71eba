/** The rules of the observatory. They know nothing about HTTP or a database, and change nothing. */

const OPENS = 18 * 60;
const CLOSES = 23 * 60 + 30;
const DARK_FROM = 21 * 60;
const SLOT_MINUTES = 30;
const LONGEST_MINUTES = 120;
const CENTS_AT_DUSK = 450;
const CENTS_IN_THE_DARK = 650;
const MEMBERS_PAY = 0.75;

/** Minutes since midnight of a time such as "21:30", or null when the text is not a time. */
export function minutesOf(text) {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return typeof text === "string" && parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

/** The names of all rules that the wish for a booking breaks. Without a time that can be read, only the times count. */
export function faultsOf({ from, to }) {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === null || end === null) {
    return [...(start === null ? ["from"] : []), ...(end === null ? ["to"] : [])];
  }
  const faults = [];
  if (end <= start) faults.push("order");
  if (start % SLOT_MINUTES !== 0 || end % SLOT_MINUTES !== 0) faults.push("half-hours");
  if (start < OPENS || end > CLOSES) faults.push("closed");
  if (end - start > LONGEST_MINUTES) faults.push("too-long");
  return faults;
}

/** Whether two bookings of one telescope and one evening want the same time. */
export function overlaps(one, other) {
  return minutesOf(one.from) < minutesOf(other.to) && minutesOf(other.from) < minutesOf(one.to);
}

/** The price of a booking without faults, in cents. */
export function priceOf({ from, to, isMember }) {
  let cents = 0;
  for (let at = minutesOf(from); at < minutesOf(to); at += SLOT_MINUTES) {
    cents += at < DARK_FROM ? CENTS_AT_DUSK : CENTS_IN_THE_DARK;
  }
  return isMember ? Math.floor(cents * MEMBERS_PAY) : cents;
}

/** What a guest gets back, in cents, who cancels so many hours before the beginning. */
export function refundOf({ price, hoursBefore }) {
  if (hoursBefore >= 48) return price;
  return hoursBefore >= 12 ? Math.floor(price / 2) : 0;
}
