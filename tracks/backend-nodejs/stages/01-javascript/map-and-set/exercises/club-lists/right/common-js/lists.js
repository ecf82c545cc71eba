module.exports = {
  countVisits(names) {
    const result = new Map();
    names.forEach((name) => {
      if (result.has(name)) result.set(name, result.get(name) + 1);
      else result.set(name, 1);
    });
    return result;
  },
  twice(values) {
    const once = new Set();
    const result = new Set();
    for (const value of values) {
      if (once.has(value)) result.add(value);
      once.add(value);
    }
    return Array.from(once).filter((value) => result.has(value));
  },
  missing(members, payers) {
    const map = new Map(payers.map((id) => [id, true]));
    const result = [];
    for (let index = 0; index < members.length; index++)
      if (map.get(members[index].id) === undefined) result.push(members[index]);
    return result;
  },
  byTeam(members) {
    const result = {};
    for (const member of members) {
      if (!Object.hasOwn(result, member.team)) result[member.team] = [];
      if (!result[member.team].includes(member.name)) result[member.team].push(member.name);
    }
    return result;
  },
};
