export const countVisits = (names) =>
  names.reduce((counts, name) => counts.set(name, 1 + (counts.get(name) || 0)), new Map());

export const twice = (values) => [...countVisits(values)].filter((entry) => entry[1] >= 2).map((entry) => entry[0]);

export const missing = (members, payers) => {
  const open = new Map(members.map((member, at) => [at, member]));
  const ids = new Set(payers);
  members.forEach((member, at) => {
    if (ids.has(member.id)) open.delete(at);
  });
  return [...open.values()];
};

export const byTeam = (members) =>
  members.reduce(
    (teams, { name, team }) => ({ ...teams, [team]: [...new Set([...(Object.entries(teams).find(([key]) => key === team)?.[1] ?? []), name])] }),
    {},
  );
