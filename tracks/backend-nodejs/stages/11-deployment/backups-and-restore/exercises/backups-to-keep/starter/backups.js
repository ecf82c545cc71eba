export function toDelete(backups, now) {
  return [];
}

export function problemsOf(backups, now) {
  return [];
}
