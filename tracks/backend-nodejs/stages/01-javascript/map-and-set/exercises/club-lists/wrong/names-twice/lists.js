export function countVisits(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

export function twice(values) {
  const found = [];
  for (const [value, count] of countVisits(values)) {
    if (count > 1) found.push(value);
  }
  return found;
}

export function missing(members, payers) {
  const paid = new Set(payers);
  return members.filter(({ id }) => !paid.has(id));
}

export function byTeam(members) {
  const teams = new Map();
  for (const { name, team } of members) {
    if (!teams.has(team)) teams.set(team, []);
    teams.get(team).push(name);
  }
  const lists = [...teams].map(([team, names]) => [team, [...names]]);
  return Object.fromEntries(lists);
}
