export function countVisits(names) {
  const groups = Map.groupBy(names, (name) => name);
  return new Map([...groups].map(([name, visits]) => [name, visits.length]));
}

export function twice(values) {
  const seen = new Set();
  const again = new Set(values.filter((value) => seen.size === seen.add(value).size));
  return [...seen].filter((value) => again.has(value));
}

export function missing(members, payers) {
  const byId = new Set(payers);
  return members.flatMap((member) => (byId.has(member.id) ? [] : [member]));
}

export function byTeam(members) {
  const groups = Map.groupBy(members, ({ team }) => team);
  const entries = [...groups].map(([team, list]) => [team, [...new Set(list.map(({ name }) => name))]]);
  return Object.fromEntries(entries);
}
