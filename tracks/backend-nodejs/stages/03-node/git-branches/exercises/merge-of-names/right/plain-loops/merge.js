function collect(commits, id, found) {
  if (found.indexOf(id) !== -1) return found;
  found.push(id);
  for (const parent of commits[id]) collect(commits, parent, found);
  return found;
}

exports.merge = function (repository, into, from) {
  const commits = Object.assign({}, repository.commits);
  const branches = Object.assign({}, repository.branches);
  const a = collect(commits, branches[into], []);
  const b = collect(commits, branches[from], []);
  const incoming = [];
  for (const id of b) if (!a.includes(id)) incoming.push(id);
  incoming.sort();
  const result = { kind: "merge", incoming: incoming, commits: commits, branches: branches };
  if (a.includes(branches[from])) {
    result.kind = "up-to-date";
  } else if (b.includes(branches[into])) {
    result.kind = "fast-forward";
    branches[into] = branches[from];
  } else {
    commits.merged = [branches[into], branches[from]];
    branches[into] = "merged";
  }
  return result;
};
