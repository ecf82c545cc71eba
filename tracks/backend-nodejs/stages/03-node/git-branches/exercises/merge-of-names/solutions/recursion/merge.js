const ancestors = (commits, id) => [id, ...commits[id].flatMap((parent) => ancestors(commits, parent))];

export function merge(repository, into, from) {
  const { commits, branches } = structuredClone(repository);
  const ours = new Set(ancestors(commits, branches[into]));
  const theirs = new Set(ancestors(commits, branches[from]));
  const incoming = [...theirs.difference(ours)].sort();

  let kind = "up-to-date";
  if (incoming.length > 0 && theirs.isSupersetOf(ours)) {
    kind = "fast-forward";
    branches[into] = branches[from];
  } else if (incoming.length > 0) {
    kind = "merge";
    commits.merged = [branches[into], branches[from]];
    branches[into] = "merged";
  }
  return { kind, incoming, commits, branches };
}
