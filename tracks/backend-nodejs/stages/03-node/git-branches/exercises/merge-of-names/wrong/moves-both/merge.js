function historyOf(commits, id) {
  const seen = new Set();
  const open = [id];
  while (open.length > 0) {
    const next = open.pop();
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...commits[next]);
  }
  return seen;
}

export function merge({ commits, branches }, into, from) {
  const [ours, theirs] = [branches[into], branches[from]];
  const known = historyOf(commits, ours);
  const offered = historyOf(commits, theirs);
  const incoming = [...offered].filter((id) => !known.has(id)).toSorted();

  if (incoming.length === 0) return { kind: "up-to-date", incoming, commits, branches };
  if (offered.has(ours)) {
    return { kind: "fast-forward", incoming, commits, branches: { ...branches, [into]: theirs } };
  }
  return {
    kind: "merge",
    incoming,
    commits: { ...commits, merged: [ours, theirs] },
    branches: { ...branches, [into]: "merged", [from]: "merged" },
  };
}
