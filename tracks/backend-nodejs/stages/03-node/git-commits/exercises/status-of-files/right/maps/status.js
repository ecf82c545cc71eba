const compare = (a, b) => (a < b ? -1 : 1);

exports.statusOf = function (places) {
  const head = new Map(Object.entries(places.head));
  const stage = new Map(Object.entries(places.stage));
  const folder = new Map(Object.entries(places.folder));
  const staged = [];
  for (const [path, content] of stage) {
    if (!head.has(path)) staged.push([path, "new"]);
    else if (head.get(path) !== content) staged.push([path, "modified"]);
  }
  for (const path of head.keys()) if (!stage.has(path)) staged.push([path, "deleted"]);
  const notStaged = [];
  for (const [path, content] of stage) {
    if (!folder.has(path)) notStaged.push([path, "deleted"]);
    else if (folder.get(path) !== content) notStaged.push([path, "modified"]);
  }
  const untracked = [];
  for (const path of folder.keys()) {
    if (stage.has(path)) continue;
    const parts = path.split("/");
    const name = parts[parts.length - 1];
    if (places.ignored.includes(name)) continue;
    if (parts.some((part, index) => index < parts.length - 1 && places.ignored.includes(part + "/"))) continue;
    untracked.push(path);
  }
  const lines = (list) => list.sort(([a], [b]) => compare(a, b)).map(([path, word]) => word + " " + path);
  return { staged: lines(staged), notStaged: lines(notStaged), untracked: untracked.sort(compare) };
};
