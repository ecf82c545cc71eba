/** `"1.4.0-beta.2"` → `{ numbers: [1, 4, 0], pre: ["beta", "2"] }`; `pre` is null for a release. */
function parse(version) {
  const [release, pre] = version.split("-");
  return { numbers: release.split(".").map(Number), pre: pre === undefined ? null : pre.split(".") };
}

export function compare(a, b) {
  const [left, right] = [parse(a), parse(b)];
  for (let index = 0; index < 3; index += 1) {
    const difference = left.numbers[index] - right.numbers[index];
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function comparePre([leftName, leftNumber = "-1"], [rightName, rightNumber = "-1"]) {
  if (leftName !== rightName) return leftName < rightName ? -1 : 1;
  return Math.sign(Number(leftNumber) - Number(rightNumber));
}

/** The first version above a range that a range no longer allows. */
function upperBound(sign, [major, minor, patch]) {
  if (sign === "~") return `${major}.${minor + 1}.0`;
  if (major > 0) return `${major + 1}.0.0`;
  return minor > 0 ? `0.${minor + 1}.0` : `0.0.${patch + 1}`;
}

function allows(range, version) {
  const sign = range[0];
  if (sign !== "^" && sign !== "~") return range === version;
  const lowest = range.slice(1);
  return compare(version, lowest) >= 0 && compare(version, upperBound(sign, parse(lowest).numbers)) < 0;
}

const highest = (versions) => versions.toSorted(compare).at(-1) ?? null;

function jumpBetween(current, latest) {
  if (current === null) return null;
  const [from, to] = [parse(current).numbers, parse(latest).numbers];
  return ["major", "minor", "patch"].find((_, index) => from[index] !== to[index]) ?? "patch";
}

export function outdated({ dependencies, installed, published }) {
  const names = Object.keys(dependencies).sort();
  return names.flatMap((name) => {
    const releases = (published[name] ?? []).filter((version) => parse(version).pre === null);
    const latest = highest(releases);
    const current = installed[name] ?? null;
    if (latest === null || (current !== null && compare(current, latest) >= 0)) return [];
    const wanted = highest(releases.filter((version) => allows(dependencies[name], version)));
    return [{ name, current, wanted, latest, jump: jumpBetween(current, latest) }];
  });
}

export function audit(installed, advisories) {
  return Object.keys(installed)
    .sort()
    .flatMap((name) => {
      const version = installed[name];
      const hits = advisories.filter(
        (one) => one.name === name && compare(one.from, version) <= 0 && compare(version, one.below) < 0,
      );
      if (hits.length === 0) return [];
      return [{ name, version, fixedIn: highest(hits.map(({ below }) => below)) }];
    });
}
