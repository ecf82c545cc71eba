export function isDay(text) {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return false;
  return date.toISOString().slice(0, 10) === text;
}

export function addDays(day, count) {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return new Date(to).getUTCDate() - new Date(from).getUTCDate();
}

export function isOver(end, now) {
  return new Date(now) >= new Date(end);
}

export function inZone(moment, timeZone) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return null;
  const options = { timeZone, dateStyle: "short", timeStyle: "short" };
  return new Intl.DateTimeFormat("sv-SE", options).format(date);
}
