const HOUR = 3_600_000;
const age = (at, now) => new Date(now) - new Date(at);

export function toDelete(backups, now) {
  const newest = new Map();
  for (const backup of backups) {
    if (backup.bytes === 0 || age(backup.at, now) <= 7 * 24 * HOUR) continue;
    const at = new Date(backup.at);
    const month = `${at.getFullYear()}-${at.getMonth()}`;
    if (!newest.has(month) || new Date(newest.get(month).at) < at) newest.set(month, backup);
  }
  const kept = new Set(newest.values());
  return backups
    .filter((one) => one.bytes === 0 || (age(one.at, now) > 7 * 24 * HOUR && !kept.has(one)))
    .map(({ name }) => name);
}

export function problemsOf(backups, now) {
  const full = backups.filter(({ bytes }) => bytes > 0).sort((a, b) => new Date(b.at) - new Date(a.at));
  if (full.length === 0) return ["none"];
  const words = [];
  if (age(full[0].at, now) > 26 * HOUR) words.push("old");
  if (full.length > 1 && full[0].bytes < full[1].bytes / 2) words.push("shrunk");
  if (!full.some((one) => one.restoredAt && age(one.restoredAt, now) <= 31 * 24 * HOUR)) words.push("unproved");
  return words;
}
