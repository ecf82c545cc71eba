export function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function outdated({ dependencies, installed, published }) {
  return [];
}

export function audit(installed, advisories) {
  return [];
}
