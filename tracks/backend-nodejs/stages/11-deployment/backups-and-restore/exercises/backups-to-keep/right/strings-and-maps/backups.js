/** The moment so many hours before now, in the same form, so that moments can be compared as strings. */
const before = (now, hours) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();

class Archive {
  constructor(backups) {
    this.usable = backups
      .filter((backup) => backup.bytes)
      .toSorted((a, b) => a.at.localeCompare(b.at));
  }
  monthsUntil(moment) {
    return new Map(this.usable.filter(({ at }) => at < moment).map((backup) => [backup.at.slice(0, 7), backup.name]));
  }
}

export const toDelete = (backups, now) => {
  const limit = before(now, 168);
  const archive = new Archive(backups);
  const kept = [...archive.monthsUntil(limit).values()];
  for (const { at, name } of archive.usable) if (at >= limit) kept.push(name);
  return backups.flatMap(({ name }) => (kept.includes(name) ? [] : name));
};

export const problemsOf = (backups, now) => {
  const { usable } = new Archive(backups);
  const [newest, previous] = usable.toReversed();
  if (newest === undefined) return ["none"];
  return [
    newest.at < before(now, 26) && "old",
    newest.bytes / (previous ?? newest).bytes < 0.5 && "shrunk",
    !usable.some(({ restoredAt }) => (restoredAt ?? "") >= before(now, 31 * 24)) && "unproved",
  ].filter(Boolean);
};
