/** The rules as the learner has them, with other names. */
export const RENAMED = `
const opens = 1080;
const closes = 1410;

export function minutesOf(time) {
  if (typeof time !== "string" || !/^\\d\\d:\\d\\d$/.test(time)) return null;
  const [hours, minutes] = time.split(":").map(Number);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

export function faultsOf(wish) {
  const start = minutesOf(wish.from);
  const end = minutesOf(wish.to);
  const unreadable = [];
  if (end === null) unreadable.push("to");
  if (start === null) unreadable.push("from");
  if (unreadable.length > 0) return unreadable;
  const faults = [];
  if (end - start > 120) faults.push("too-long");
  if (start < opens || end > closes) faults.push("closed");
  if (start % 30 > 0 || end % 30 > 0) faults.push("half-hours");
  if (start >= end) faults.push("order");
  return faults;
}

export function overlaps(a, b) {
  return a.from < b.to && b.from < a.to;
}

export function priceOf({ from, to, isMember = false }) {
  const start = minutesOf(from);
  const end = minutesOf(to);
  let dusk = 0;
  let dark = 0;
  for (let at = start; at < end; at += 30) {
    if (at >= 1260) dark += 1;
    else dusk += 1;
  }
  const whole = dusk * 450 + dark * 650;
  return isMember ? Math.floor((whole * 3) / 4) : whole;
}

export function refundOf({ price, hoursBefore }) {
  if (hoursBefore < 12) return 0;
  if (hoursBefore < 48) return Math.floor(price / 2);
  return price;
}
`;

/** The same promises, kept in another way. */
export const BY_TABLE = `
const TIMES = new Map(Array.from({ length: 1440 }, (_, minute) => {
  const two = (number) => String(number).padStart(2, "0");
  return [two(Math.floor(minute / 60)) + ":" + two(minute % 60), minute];
}));
const RULES = {
  closed: ([start, end]) => start < 18 * 60 || end > 23.5 * 60,
  order: ([start, end]) => end <= start,
  "too-long": ([start, end]) => end - start > 120,
  "half-hours": (times) => times.some((time) => time % 30 !== 0),
};

export const minutesOf = (text) => TIMES.get(text) ?? null;

export const faultsOf = (wish) => {
  const missing = ["to", "from"].filter((name) => !TIMES.has(wish[name]));
  if (missing.length) return missing;
  const times = [TIMES.get(wish.from), TIMES.get(wish.to)];
  return Object.keys(RULES).filter((name) => RULES[name](times));
};

const halves = ({ from, to }) =>
  [...TIMES.values()].filter((minute) => minute % 30 === 0 && minute >= TIMES.get(from) && minute < TIMES.get(to));

export const overlaps = (one, other) => halves(one).some((minute) => halves(other).includes(minute));

export const priceOf = (wish) => {
  const cents = halves(wish).reduce((sum, minute) => sum + (minute < 21 * 60 ? 450 : 650), 0);
  return wish.isMember === true ? cents - Math.ceil(cents / 4) : cents;
};

export const refundOf = ({ price, hoursBefore: hours }) =>
  hours >= 48 ? price : hours >= 12 ? (price - (price % 2)) / 2 : 0;
`;

/** The version with one piece of its text replaced. */
export function broken(source, from, to) {
  const changed = source.replace(from, to);
  if (changed === source) throw new Error(`“${from}” is not in this version.`);
  return changed;
}
