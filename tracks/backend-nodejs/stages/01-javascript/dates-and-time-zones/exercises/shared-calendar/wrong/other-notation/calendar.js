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
  const milliseconds = new Date(to).getTime() - new Date(from).getTime();
  return milliseconds / (24 * 60 * 60 * 1000);
}

export function isOver(end, now) {
  return new Date(now) >= new Date(end);
}

export function inZone(moment, timeZone) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return null;
  const options = { timeZone, dateStyle: "short", timeStyle: "short" };
  return new Intl.DateTimeFormat("en-US", options).format(date);
}
