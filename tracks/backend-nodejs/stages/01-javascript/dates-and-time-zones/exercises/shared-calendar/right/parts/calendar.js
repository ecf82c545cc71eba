export const isDay = (text) => {
  try {
    return new Date(text).toISOString() === `${text}T00:00:00.000Z`;
  } catch {
    return false;
  }
};

export const addDays = (day, count) => {
  let date = new Date(day);
  const step = count < 0 ? -1 : 1;
  for (let left = Math.abs(count); left > 0; left -= 1) date = new Date(date.valueOf() + step * 24 * 3600 * 1000);
  return date.toISOString().substring(0, 10);
};

export const daysBetween = (from, to) => (new Date(to) - new Date(from)) / 86400000;

export const isOver = (end, now) => new Date(end) <= new Date(now);

export const inZone = (moment, timeZone) => {
  const date = new Date(moment);
  if (String(date) === "Invalid Date") return null;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
};
