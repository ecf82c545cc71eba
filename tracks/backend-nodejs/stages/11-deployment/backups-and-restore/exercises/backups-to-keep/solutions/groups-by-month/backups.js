const DAY = 24 * 3_600_000;
const timeOf = (moment) => new Date(moment).getTime();
const byTime = (a, b) => timeOf(a.at) - timeOf(b.at);
const isUsable = (backup) => backup.bytes !== 0;

export function toDelete(backups, now) {
  const isRecent = ({ at }) => timeOf(now) - timeOf(at) <= 7 * DAY;
  const lastOfMonth = {};
  for (const backup of [...backups].sort(byTime)) {
    if (isUsable(backup) && !isRecent(backup)) {
      const date = new Date(backup.at);
      lastOfMonth[`${date.getUTCFullYear()} ${date.getUTCMonth()}`] = backup;
    }
  }
  const kept = Object.values(lastOfMonth);
  return backups
    .filter((backup) => !isUsable(backup) || !(isRecent(backup) || kept.includes(backup)))
    .map((backup) => backup.name);
}

export function problemsOf(backups, now) {
  const usable = backups.filter(isUsable).sort(byTime);
  if (usable.length === 0) return ["none"];
  const newest = usable.at(-1);
  const before = usable.at(-2) ?? newest;
  const checks = {
    old: timeOf(now) - timeOf(newest.at) > (26 / 24) * DAY,
    shrunk: newest.bytes * 2 < before.bytes,
    unproved: usable.every((one) => one.restoredAt === null || timeOf(now) - timeOf(one.restoredAt) > 31 * DAY),
  };
  return Object.keys(checks).filter((word) => checks[word]);
}
