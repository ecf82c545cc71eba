const HOUR = 60 * 60 * 1000;

function newestFirst(backups) {
  return backups.filter(({ bytes }) => bytes > 0).toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

const hoursBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / HOUR;

export function toDelete(backups, now) {
  const keep = new Set();
  const months = new Set();
  for (const { name, at } of newestFirst(backups)) {
    const month = at.slice(0, 7);
    if (hoursBetween(at, now) <= 7 * 24) {
      keep.add(name);
    } else if (!months.has(month)) {
      months.add(month);
      keep.add(name);
    }
  }
  return backups.map(({ name }) => name).filter((name) => !keep.has(name));
}

export function problemsOf(backups, now) {
  const [newest, before, ...rest] = newestFirst(backups);
  if (!newest) return ["none"];
  const problems = [];
  if (hoursBetween(newest.at, now) >= 26) problems.push("old");
  if (before && newest.bytes < before.bytes / 2) problems.push("shrunk");
  const all = before ? [newest, before, ...rest] : [newest];
  const isProved = all.some(({ restoredAt }) => restoredAt && hoursBetween(restoredAt, now) <= 31 * 24);
  if (!isProved) problems.push("unproved");
  return problems;
}
