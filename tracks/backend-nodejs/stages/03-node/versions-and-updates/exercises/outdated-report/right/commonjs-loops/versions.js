function compare(a, b) {
  const [coreA, preA] = a.split("-");
  const [coreB, preB] = b.split("-");
  const numbersA = coreA.split(".");
  const numbersB = coreB.split(".");
  for (let i = 0; i < 3; i++) {
    if (+numbersA[i] > +numbersB[i]) return 1;
    if (+numbersA[i] < +numbersB[i]) return -1;
  }
  if (preA === preB) return 0;
  if (!preA) return 1;
  if (!preB) return -1;
  const partsA = preA.split(".");
  const partsB = preB.split(".");
  if (partsA[0] !== partsB[0]) return partsA[0] > partsB[0] ? 1 : -1;
  if (partsA.length !== partsB.length) return partsA.length > partsB.length ? 1 : -1;
  return +partsA[1] > +partsB[1] ? 1 : -1;
}

function matches(range, version) {
  if (!/^[~^]/.test(range)) return range === version;
  const base = range.substring(1);
  const [a, b, c] = base.split(".").map(Number);
  const [x, y, z] = version.split(".").map(Number);
  if (range.startsWith("~")) return x === a && y === b && z >= c;
  if (a > 0) return x === a && (y > b || (y === b && z >= c));
  if (b > 0) return x === 0 && y === b && z >= c;
  return x === 0 && y === 0 && z === c;
}

exports.compare = compare;

exports.outdated = function (project) {
  const result = [];
  for (const name of Object.keys(project.dependencies).sort()) {
    let wanted = null;
    let latest = null;
    for (const version of project.published[name] || []) {
      if (version.indexOf("-") >= 0) continue;
      if (latest === null || compare(version, latest) === 1) latest = version;
      if (matches(project.dependencies[name], version) && (wanted === null || compare(version, wanted) === 1)) wanted = version;
    }
    const current = name in project.installed ? project.installed[name] : null;
    if (latest === null) continue;
    if (current === null) {
      result.push({ name, current, wanted, latest, jump: null });
      continue;
    }
    if (compare(latest, current) !== 1) continue;
    const from = current.split(/[.-]/);
    const to = latest.split(".");
    let jump = "patch";
    if (from[1] !== to[1]) jump = "minor";
    if (from[0] !== to[0]) jump = "major";
    result.push({ name, current, wanted, latest, jump });
  }
  return result;
};

exports.audit = (installed, advisories) => {
  const found = {};
  for (const advisory of advisories) {
    const version = installed[advisory.name];
    if (!version) continue;
    if (compare(version, advisory.from) === -1) continue;
    if (compare(version, advisory.below) !== -1) continue;
    const fixedIn = found[advisory.name] ? found[advisory.name].fixedIn : advisory.below;
    found[advisory.name] = {
      name: advisory.name,
      version,
      fixedIn: compare(fixedIn, advisory.below) === 1 ? fixedIn : advisory.below,
    };
  }
  return Object.keys(found)
    .sort()
    .map((name) => found[name]);
};
