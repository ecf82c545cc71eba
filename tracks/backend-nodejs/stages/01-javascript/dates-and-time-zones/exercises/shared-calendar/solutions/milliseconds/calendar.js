const DAY_MS = 86_400_000;

// A day has 24 hours in UTC, because UTC has no summer time.
const toNumber = (day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const toDay = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

export function isDay(text) {
  const number = toNumber(text);
  return Number.isInteger(number) && toDay(number) === text;
}

export function addDays(day, count) {
  return toDay(toNumber(day) + count);
}

export function daysBetween(from, to) {
  return toNumber(to) - toNumber(from);
}

export function isOver(end, now) {
  return Date.parse(now) - Date.parse(end) >= 0;
}

export function inZone(moment, timeZone) {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) return null;
  return new Date(time).toLocaleString("sv-SE", { timeZone }).slice(0, 16);
}
