const PATTERN = /^(\d+)\.(\d+)\.(\d+)(?:-([a-z]+)(?:\.(\d+))?)?$/;

/** A version as a row of values that are compared from left to right. A release stands above its pre-releases. */
function toRow(version) {
  const [, major, minor, patch, word, number = -1] = version.match(PATTERN);
  return [Number(major), Number(minor), Number(patch), word === undefined ? 1 : 0, word ?? "", Number(number)];
}

export function compare(a, b) {
  const right = toRow(b);
  for (const [index, value] of toRow(a).entries()) {
    if (value < right[index]) return -1;
    if (value > right[index]) return 1;
  }
  return 0;
}

/** How many of the three numbers have to stay the same in a range. */
function fixedNumbers(sign, [major, minor]) {
  if (sign === "~") return 2;
  if (major > 0) return 1;
  return minor > 0 ? 2 : 3;
}

function isInRange(range, version) {
  const [, sign, lowest] = range.match(/^([~^]?)(.*)$/);
  if (sign === "") return lowest === version;
  const [from, to] = [toRow(lowest), toRow(version)];
  const count = fixedNumbers(sign, from);
  return from.slice(0, count).join() === to.slice(0, count).join() && compare(version, lowest) >= 0;
}

function newest(versions, isWanted) {
  let best = null;
  for (const version of versions)
    if (!version.includes("-") && isWanted(version) && (best === null || compare(version, best) > 0)) best = version;
  return best;
}

export function outdated({ dependencies, installed, published }) {
  const report = [];
  for (const [name, range] of Object.entries(dependencies)) {
    const current = installed[name] ?? null;
    const latest = newest(published[name] ?? [], () => true);
    if (latest === null) continue;
    if (current !== null && compare(latest, current) <= 0) continue;
    const wanted = newest(published[name], (version) => isInRange(range, version));
    let jump = null;
    if (current !== null) {
      const [from, to] = [toRow(current), toRow(latest)];
      jump = from[0] !== to[0] ? "major" : from[1] !== to[1] ? "minor" : "patch";
    }
    report.push({ name, current, wanted, latest, jump });
  }
  return report.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function audit(installed, advisories) {
  const findings = new Map();
  for (const { name, from, below } of advisories) {
    const version = installed[name];
    if (version === undefined || compare(version, from) < 0 || compare(version, below) >= 0) continue;
    const known = findings.get(name);
    if (!known || compare(below, known.fixedIn) > 0) findings.set(name, { name, version, fixedIn: below });
  }
  return [...findings.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
