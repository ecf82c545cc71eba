export function isDay(text) {
  return false;
}

export function addDays(day, count) {
  return day;
}

export function daysBetween(from, to) {
  return 0;
}

export function isOver(end, now) {
  return false;
}

export function inZone(moment, timeZone) {
  return null;
}
